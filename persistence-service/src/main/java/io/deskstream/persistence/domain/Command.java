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

    /** A failed message is to leave after all, behind those that wait. */
    record Retry(UUID messageId) implements Command {}

    /** A message that has not been asked for is not to leave. */
    record Cancel(UUID messageId) implements Command {}

    /** @param sent what the author knows of a message whose outcome is unknown */
    record Settle(UUID messageId, boolean sent) implements Command {}

    /** One decision: all of the changes, or none. */
    record Change(List<Part> parts, Expected expected) implements Command {

        public Change(Part part, Expected expected) {
            this(List.of(part), expected);
        }
    }

    /** One thing of a conversation that is to become another. */
    sealed interface Part {}

    record Assign(@Nullable UUID assigneeId) implements Part {}

    record SetStatus(ConversationStatus status, @Nullable Instant snoozedUntil) implements Part {}

    /** @param labels all that it is to have */
    record SetLabels(List<String> labels) implements Part {}

    /** @param name blank: whatever the platform calls the customer */
    record Rename(String name) implements Command {}

    /** What is known of the customer is to go, for good. */
    record Erase() implements Command {}

    /** @param unread true: everything from {@code seq} on is unread again; false: read up to {@code seq} */
    record MarkRead(long seq, boolean unread) implements Command {}

    /** A timer of the conversation may be due. */
    record Wake() implements Command {}

    /** What the author saw; the command holds only where it still holds. */
    record Expected(
            boolean comparesAssignee,
            @Nullable UUID assigneeId,
            @Nullable ConversationStatus status) {

        public static final Expected ANYTHING = new Expected(false, null, null);

        boolean holds(Conversation.Draft conversation) {
            boolean assigneeHolds = !comparesAssignee || Objects.equals(assigneeId, conversation.assigneeId);
            return assigneeHolds && (status == null || status == conversation.status);
        }
    }
}
