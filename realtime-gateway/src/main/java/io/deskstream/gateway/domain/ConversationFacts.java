package io.deskstream.gateway.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the front door has to know of a conversation: its key, who may see it, the reply window and the receipts' marks. */
public record ConversationFacts(
        String id,
        ConversationKey key,
        @Nullable String assigneeId,
        @Nullable Instant replyWindowEndsAt,
        long deliveredUpToSeq,
        long readUpToSeq,
        long version) {

    /** The status of an outbound message that was sent, by the marks. */
    public String receipt(long seq) {
        if (seq <= readUpToSeq) {
            return "read";
        }
        return seq <= deliveredUpToSeq ? "delivered" : "sent";
    }
}
