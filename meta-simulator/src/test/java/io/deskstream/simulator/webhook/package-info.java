@NullMarked
package io.deskstream.simulator.webhook;

import org.jspecify.annotations.NullMarked;
