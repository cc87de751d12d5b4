/** Items to Kafka records. */
@NullMarked
package io.deskstream.ingest.kafka;

import org.jspecify.annotations.NullMarked;
