package io.deskstream.persistence.kafka;

import io.deskstream.avro.ConversationImage;
import io.deskstream.avro.MessageImage;
import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.LastMessage;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.SendError;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as the images that travel on conversation-events: the whole row, so that tables can be rebuilt from them. */
final class AvroImages {

    private final Function<Pending, String> pendingText;

    AvroImages(Function<Pending, String> pendingText) {
        this.pendingText = pendingText;
    }

    MessageImage image(Message m) {
        return MessageImage.newBuilder()
                .setId(m.id().toString())
                .setConversationId(m.conversationId().toString())
                .setSeq(m.seq())
                .setVersion(m.version())
                .setDirection(lower(m.direction()))
                .setKind(m.kind())
                .setAuthor(actor(m.author()))
                .setText(m.text())
                .setAttachments(
                        m.attachments().stream().map(AvroImages::attachment).toList())
                .setReplyTo(text(m.replyTo()))
                .setReactions(m.reactions().stream()
                        .map(r -> new io.deskstream.avro.Reaction(r.actor(), r.emoji(), Instant.ofEpochMilli(r.at())))
                        .toList())
                .setQuickReplies(m.quickReplies().stream()
                        .map(q -> new io.deskstream.avro.QuickReply(q.title(), q.payload()))
                        .toList())
                .setStatus(lower(m.status()))
                .setError(error(m.error()))
                .setEditedAt(m.editedAt())
                .setDeletedAt(m.deletedAt())
                .setPlatformMessageId(m.platformMessageId())
                .setClientMessageId(m.clientMessageId())
                .setAttempt(m.attempt())
                .setInboundCount(m.inboundCount())
                .setEditCount(m.editCount())
                .setRaw(m.raw())
                .setContext(m.context())
                .setBackfilled(m.backfilled())
                .setSentAt(m.sentAt())
                .setCreatedAt(m.createdAt())
                .build();
    }

    /** @param whole with what waits in the conversation, as a rebuild needs it */
    ConversationImage image(Conversation c, boolean whole) {
        return ConversationImage.newBuilder()
                .setId(c.id().toString())
                .setConversationKey(c.key().toString())
                .setChannel(c.key().channel())
                .setAccountId(c.key().accountId())
                .setParticipantId(c.key().participantId())
                .setParticipantName(c.participant().name())
                .setParticipantUsername(c.participant().username())
                .setParticipantAvatarUrl(c.participant().avatarUrl())
                .setParticipantNamed(c.participant().named())
                .setStatus(lower(c.status()))
                .setSnoozedUntil(c.snoozedUntil())
                .setAssigneeId(text(c.assigneeId()))
                .setUnreadCount(c.counters().unreadCount())
                .setLastSeq(c.counters().lastSeq())
                .setInboundCount(c.counters().inboundCount())
                .setAgentReadSeq(c.counters().agentReadSeq())
                .setDeliveredUpToSeq(c.counters().deliveredUpToSeq())
                .setReadUpToSeq(c.counters().readUpToSeq())
                .setLastMessage(lastMessage(c.lastMessage()))
                .setLastMessageAt(c.lastMessageAt())
                .setReplyWindowEndsAt(c.replyWindowEndsAt())
                .setLabels(c.labels())
                .setThreadOwner(c.threadOwner())
                .setErasedUpToSeq(c.erasure().upToSeq())
                .setErasedInboundCount(c.erasure().inboundCount())
                .setErasedAt(c.erasure().at())
                .setVersion(c.version())
                .setWakeAt(c.wakeAt())
                .setState(whole ? pendingText.apply(c.pending()) : null)
                .setCreatedAt(c.createdAt())
                .build();
    }

    static io.deskstream.avro.Actor actor(Actor actor) {
        return new io.deskstream.avro.Actor(lower(actor.kind()), actor.id(), actor.name());
    }

    static io.deskstream.avro.Attachment attachment(Attachment a) {
        return new io.deskstream.avro.Attachment(
                a.id().toString(), a.kind(), a.url(), a.name(), a.mimeType(), a.size(), a.payload());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static io.deskstream.avro.@Nullable SendError error(@Nullable SendError error) {
        return error == null
                ? null
                : new io.deskstream.avro.SendError(error.code(), error.message(), error.retryable());
    }

    private static io.deskstream.avro.@Nullable LastMessage lastMessage(@Nullable LastMessage last) {
        return last == null
                ? null
                : new io.deskstream.avro.LastMessage(
                        last.seq(), lower(last.direction()), last.preview(), last.createdAt());
    }
}
