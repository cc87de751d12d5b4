@NullMarked
package io.deskstream.simulator.domain;

import org.jspecify.annotations.NullMarked;
