/** Positions, audiences, frames and the hub's rules: pure, no Spring, no Kafka. */
@NullMarked
package io.deskstream.gateway.domain;

import org.jspecify.annotations.NullMarked;
