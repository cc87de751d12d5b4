/** Sessions, their bounded queues and the thread that orders all partitions. */
@NullMarked
package io.deskstream.gateway.websocket;

import org.jspecify.annotations.NullMarked;
