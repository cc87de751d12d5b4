@NullMarked
package io.deskstream.simulator.load;

import org.jspecify.annotations.NullMarked;
