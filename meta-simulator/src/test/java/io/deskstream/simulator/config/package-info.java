@NullMarked
package io.deskstream.simulator.config;

import org.jspecify.annotations.NullMarked;
