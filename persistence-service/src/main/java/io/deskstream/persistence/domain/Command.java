package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants done with a conversation. */
public sealed interface Command {

    record Send(
            String clientMessageId,
            @Nullable String text,
            List<Attachment> attachments,
            List<QuickReply> quickReplies,
            @Nullable UUID replyTo,
            boolean internal,
            @Nullable Long expectedSeq,
            @Nullable Instant sendAfter)
            implements Command {}

    record Assign(@Nullable UUID assigneeId, Expected expected) implements Command {}

    record SetStatus(ConversationStatus status, @Nullable Instant snoozedUntil, Expected expected) implements Command {}

    /** @param unread true: everything from {@code seq} on is unread again; false: read up to {@code seq} */
    record MarkRead(long seq, boolean unread) implements Command {}

    /** A timer of the conversation may be due. */
    record Wake() implements Command {}

    /** What the author saw; the command holds only where it still holds. */
    record Expected(
            boolean comparesAssignee,
            @Nullable UUID assigneeId,
            @Nullable ConversationStatus status) {

        boolean holds(Conversation.Draft conversation) {
            boolean assigneeHolds = !comparesAssignee || Objects.equals(assigneeId, conversation.assigneeId);
            return assigneeHolds && (status == null || status == conversation.status);
        }
    }
}
