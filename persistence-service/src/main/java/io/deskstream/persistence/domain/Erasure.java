package io.deskstream.persistence.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was erased of a conversation.
 *
 * @param upToSeq messages up to this are gone, with their rows
 * @param inboundCount inbound ones of these
 * @param at what happened before leaves no trace; null: nothing was erased
 */
public record Erasure(
        long upToSeq, long inboundCount, @Nullable Instant at) {

    static final Erasure NONE = new Erasure(0, 0, null);
}
