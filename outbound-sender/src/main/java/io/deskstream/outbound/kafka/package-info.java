/** Requests in, results out, and the directory, over Kafka. */
@NullMarked
package io.deskstream.outbound.kafka;

import org.jspecify.annotations.NullMarked;
