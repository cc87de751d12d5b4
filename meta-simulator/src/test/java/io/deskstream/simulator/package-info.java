@NullMarked
package io.deskstream.simulator;

import org.jspecify.annotations.NullMarked;
