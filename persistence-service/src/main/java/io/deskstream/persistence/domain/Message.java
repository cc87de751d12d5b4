package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of one message.
 *
 * @param version the conversation's version that its last change brought
 * @param attempt of the newest send; 0 where nothing was sent from here
 * @param inboundCount inbound messages of the conversation up to and including this one
 * @param editCount edits so far, as the platform counts them
 * @param raw the platform's item, for kinds that are not read further
 * @param context what it refers to, as JSON: quick reply, story, referral, product, payload of a postback
 * @param sentAt the platform's time; the time of the platform's answer until that is known
 */
public record Message(
        UUID conversationId,
        UUID id,
        long seq,
        long version,
        Direction direction,
        String kind,
        Actor author,
        @Nullable String text,
        List<Attachment> attachments,
        @Nullable UUID replyTo,
        List<Reaction> reactions,
        List<QuickReply> quickReplies,
        Status status,
        @Nullable SendError error,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String platformMessageId,
        @Nullable String clientMessageId,
        int attempt,
        long inboundCount,
        int editCount,
        @Nullable String raw,
        @Nullable String context,
        boolean backfilled,
        @Nullable Instant sentAt,
        Instant createdAt) {

    public enum Direction {
        INBOUND,
        OUTBOUND,
        INTERNAL,
        ACTIVITY
    }

    /** What is stored; delivered and read follow from the conversation's marks. */
    public enum Status {
        RECEIVED,
        QUEUED,
        SENT,
        FAILED,
        UNKNOWN,
        CANCELLED
    }

    Draft draft() {
        return new Draft(this);
    }

    /** A message being made or changed; lives within one step. */
    static final class Draft {

        final UUID conversationId;
        final UUID id;
        long seq;
        long version;
        Direction direction = Direction.ACTIVITY;
        String kind = "other";
        Actor author = Actor.SYSTEM;

        @Nullable
        String text;

        List<Attachment> attachments = List.of();

        @Nullable
        UUID replyTo;

        List<Reaction> reactions = List.of();
        List<QuickReply> quickReplies = List.of();
        Status status = Status.RECEIVED;

        @Nullable
        SendError error;

        @Nullable
        Instant editedAt;

        @Nullable
        Instant deletedAt;

        @Nullable
        String platformMessageId;

        @Nullable
        String clientMessageId;

        int attempt;
        long inboundCount;
        int editCount;

        @Nullable
        String raw;

        @Nullable
        String context;

        boolean backfilled;

        @Nullable
        Instant sentAt;

        Instant createdAt = Instant.EPOCH;

        Draft(UUID conversationId, UUID id) {
            this.conversationId = conversationId;
            this.id = id;
        }

        private Draft(Message m) {
            this(m.conversationId, m.id);
            seq = m.seq;
            version = m.version;
            direction = m.direction;
            kind = m.kind;
            author = m.author;
            text = m.text;
            attachments = m.attachments;
            replyTo = m.replyTo;
            reactions = m.reactions;
            quickReplies = m.quickReplies;
            status = m.status;
            error = m.error;
            editedAt = m.editedAt;
            deletedAt = m.deletedAt;
            platformMessageId = m.platformMessageId;
            clientMessageId = m.clientMessageId;
            attempt = m.attempt;
            inboundCount = m.inboundCount;
            editCount = m.editCount;
            raw = m.raw;
            context = m.context;
            backfilled = m.backfilled;
            sentAt = m.sentAt;
            createdAt = m.createdAt;
        }

        Message build() {
            return new Message(
                    conversationId,
                    id,
                    seq,
                    version,
                    direction,
                    kind,
                    author,
                    text,
                    attachments,
                    replyTo,
                    reactions,
                    quickReplies,
                    status,
                    error,
                    editedAt,
                    deletedAt,
                    platformMessageId,
                    clientMessageId,
                    attempt,
                    inboundCount,
                    editCount,
                    raw,
                    context,
                    backfilled,
                    sentAt,
                    createdAt);
        }
    }
}
