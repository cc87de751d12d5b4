/** The whole sender, run against a real Kafka, a real registry and a scripted Graph API. */
@NullMarked
package io.deskstream.outbound.running;

import org.jspecify.annotations.NullMarked;
