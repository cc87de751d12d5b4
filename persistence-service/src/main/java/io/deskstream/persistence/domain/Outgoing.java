package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a step tells the others, in this order. */
public sealed interface Outgoing {

    /** The input that it follows from. */
    Source source();

    /**
     * What every event carries.
     *
     * @param previousAssigneeId before the step that the event follows from
     */
    record Envelope(
            UUID conversationId,
            ConversationKey key,
            long version,
            Instant occurredAt,
            Instant recordedAt,
            Actor actor,
            String cause,
            @Nullable UUID assigneeId,
            @Nullable UUID previousAssigneeId,
            Source source) {}

    /** @param conversation as of this event, on a created message only */
    record MessageChanged(
            Envelope envelope,
            boolean created,
            Message message,
            @Nullable Conversation conversation) implements Outgoing {
        @Override
        public Source source() {
            return envelope.source();
        }
    }

    record ConversationChanged(Envelope envelope, boolean created, Conversation conversation) implements Outgoing {
        @Override
        public Source source() {
            return envelope.source();
        }
    }

    /** The message's row is gone: a tombstone, followed by an image of its conversation. */
    record MessageErased(UUID conversationId, UUID messageId, Source source) implements Outgoing {}

    record Rejected(
            Envelope envelope, String commandId, @Nullable String clientMessageId, String code, String message)
            implements Outgoing {
        @Override
        public Source source() {
            return envelope.source();
        }
    }

    /** @param replyToMid the platform's id of the message that is answered */
    record SendRequested(
            ConversationKey key,
            Source source,
            Message message,
            int attempt,
            Instant issuedAt,
            @Nullable String replyToMid,
            @Nullable Instant lastCustomerMessageAt)
            implements Outgoing {}

    record ProbeRequested(
            ConversationKey key, Source source, UUID conversationId, UUID messageId, int attempt, Instant issuedAt)
            implements Outgoing {}

    record ProfileWanted(ConversationKey key, Source source, UUID conversationId, Instant issuedAt)
            implements Outgoing {}
}
