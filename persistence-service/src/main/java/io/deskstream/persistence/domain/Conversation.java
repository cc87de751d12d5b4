package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of one conversation, its participant and what waits in it included.
 *
 * @param threadOwner the platform's id of the app that controls the thread where it was handed over; null: nobody told
 * @param wakeAt when the next of its timers is due
 */
public record Conversation(
        UUID id,
        ConversationKey key,
        Participant participant,
        ConversationStatus status,
        @Nullable Instant snoozedUntil,
        @Nullable UUID assigneeId,
        Counters counters,
        @Nullable LastMessage lastMessage,
        Instant lastMessageAt,
        @Nullable Instant replyWindowEndsAt,
        List<String> labels,
        @Nullable String threadOwner,
        Erasure erasure,
        Pending pending,
        @Nullable Instant wakeAt,
        long version,
        Instant createdAt) {

    Draft draft() {
        return new Draft(this);
    }

    /** Whether {@code other} differs in counters alone (what waits and the last message included). */
    boolean sameButForCounters(Conversation other) {
        return status == other.status
                && Objects.equals(snoozedUntil, other.snoozedUntil)
                && Objects.equals(assigneeId, other.assigneeId)
                && labels.equals(other.labels)
                && Objects.equals(threadOwner, other.threadOwner)
                && erasure.equals(other.erasure)
                && participant.equals(other.participant);
    }

    /** A conversation being changed; lives within one step. */
    static final class Draft {

        final UUID id;
        final ConversationKey key;
        Participant participant = Participant.UNKNOWN;
        ConversationStatus status = ConversationStatus.OPEN;

        @Nullable
        Instant snoozedUntil;

        @Nullable
        UUID assigneeId;

        Counters counters = Counters.ZERO;

        @Nullable
        LastMessage lastMessage;

        Instant lastMessageAt;

        @Nullable
        Instant replyWindowEndsAt;

        List<String> labels = List.of();

        @Nullable
        String threadOwner;

        Erasure erasure = Erasure.NONE;
        Pending.Draft pending = Pending.EMPTY.draft();
        long version;
        final Instant createdAt;

        Draft(ConversationKey key, Instant now) {
            this.id = key.conversationId();
            this.key = key;
            this.createdAt = now;
            this.lastMessageAt = now;
        }

        private Draft(Conversation c) {
            id = c.id;
            key = c.key;
            participant = c.participant;
            status = c.status;
            snoozedUntil = c.snoozedUntil;
            assigneeId = c.assigneeId;
            counters = c.counters;
            lastMessage = c.lastMessage;
            lastMessageAt = c.lastMessageAt;
            replyWindowEndsAt = c.replyWindowEndsAt;
            labels = c.labels;
            threadOwner = c.threadOwner;
            erasure = c.erasure;
            pending = c.pending.draft();
            version = c.version;
            createdAt = c.createdAt;
        }

        Conversation build() {
            Pending built = pending.build();
            return new Conversation(
                    id,
                    key,
                    participant,
                    status,
                    snoozedUntil,
                    assigneeId,
                    counters,
                    lastMessage,
                    lastMessageAt,
                    replyWindowEndsAt,
                    labels,
                    threadOwner,
                    erasure,
                    built,
                    Timers.wakeAt(built, snoozedUntil),
                    version,
                    createdAt);
        }
    }
}
