/** Takes Meta's webhooks, checks their signature and keeps every item in Kafka before it says yes. */
@NullMarked
package io.deskstream.ingest;

import org.jspecify.annotations.NullMarked;
