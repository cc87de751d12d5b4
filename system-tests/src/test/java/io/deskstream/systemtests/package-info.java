/** The started system, seen from outside only: its HTTP and WebSocket doors, and Meta's side played by the simulator. */
@NullMarked
package io.deskstream.systemtests;

import org.jspecify.annotations.NullMarked;
