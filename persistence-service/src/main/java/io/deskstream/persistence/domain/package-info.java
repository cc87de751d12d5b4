/** The conversation core: pure. No Spring, no Kafka, no SQL, no clock and no randomness; time comes with each input. */
@NullMarked
package io.deskstream.persistence.domain;

import org.jspecify.annotations.NullMarked;
