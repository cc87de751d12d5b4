@NullMarked
package io.deskstream.simulator.http;

import org.jspecify.annotations.NullMarked;
