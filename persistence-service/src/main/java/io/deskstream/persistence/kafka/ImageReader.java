package io.deskstream.persistence.kafka;

import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.ConversationImage;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.MessageImage;
import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Counters;
import io.deskstream.persistence.domain.Erasure;
import io.deskstream.persistence.domain.LastMessage;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Participant;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.QuickReply;
import io.deskstream.persistence.domain.Reaction;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records on conversation-events as the rows that they are images of. Safe for use by many threads. */
final class ImageReader {

    private static final String MESSAGE = "message:";

    private final RecordCodec codec;
    private final Function<String, Pending> pending;

    ImageReader(RecordCodec codec, Function<String, Pending> pending) {
        this.codec = codec;
        this.pending = pending;
    }

    /**
     * The image of a record.
     *
     * @throws io.deskstream.schemas.serde.SchemaRegistryUnavailableException worth repeating
     * @throws IllegalStateException where it is none
     */
    LoggedImage read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return tombstone(record);
        }
        return switch (codec.decode(record.value())) {
            case MessageChanged e
            when e.getMessage() != null ->
                new LoggedImage.OfMessage(ConversationKey.parse(e.getConversationKey()), message(e.getMessage()));
            case ConversationChanged e
            when e.getConversation() != null -> new LoggedImage.OfConversation(conversation(e.getConversation()));
            default -> throw unreadable(record);
        };
    }

    private static LoggedImage tombstone(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Header conversation = record.headers().lastHeader(EventHeaders.CONVERSATION);
        if (!key.startsWith(MESSAGE) || conversation == null) {
            throw unreadable(record);
        }
        return new LoggedImage.MessageErased(
                UUID.fromString(new String(conversation.value(), StandardCharsets.UTF_8)),
                UUID.fromString(key.substring(MESSAGE.length())));
    }

    private static IllegalStateException unreadable(ConsumerRecord<byte[], byte[]> record) {
        return new IllegalStateException("no image at " + record.topic() + "-" + record.partition() + " offset "
                + record.offset() + ": this build cannot read the log");
    }

    private static Message message(MessageImage m) {
        return new Message(
                UUID.fromString(m.getConversationId()),
                UUID.fromString(m.getId()),
                m.getSeq(),
                m.getVersion(),
                named(Message.Direction.class, m.getDirection()),
                m.getKind(),
                actor(Objects.requireNonNull(m.getAuthor(), "author")),
                m.getText(),
                m.getAttachments().stream().map(ImageReader::attachment).toList(),
                uuid(m.getReplyTo()),
                m.getReactions().stream()
                        .map(r -> new Reaction(
                                r.getActor(), r.getEmoji(), r.getAt().toEpochMilli()))
                        .toList(),
                m.getQuickReplies().stream()
                        .map(q -> new QuickReply(q.getTitle(), q.getPayload()))
                        .toList(),
                named(Message.Status.class, m.getStatus()),
                error(m.getError()),
                m.getEditedAt(),
                m.getDeletedAt(),
                m.getPlatformMessageId(),
                m.getClientMessageId(),
                m.getAttempt(),
                m.getInboundCount(),
                m.getEditCount(),
                m.getRaw(),
                m.getContext(),
                m.getBackfilled(),
                m.getSentAt(),
                m.getCreatedAt());
    }

    private Conversation conversation(ConversationImage c) {
        return new Conversation(
                UUID.fromString(c.getId()),
                ConversationKey.parse(c.getConversationKey()),
                new Participant(
                        c.getParticipantName(),
                        c.getParticipantUsername(),
                        c.getParticipantAvatarUrl(),
                        c.getParticipantNamed()),
                named(ConversationStatus.class, c.getStatus()),
                c.getSnoozedUntil(),
                uuid(c.getAssigneeId()),
                new Counters(
                        c.getLastSeq(),
                        c.getInboundCount(),
                        c.getUnreadCount(),
                        c.getAgentReadSeq(),
                        c.getDeliveredUpToSeq(),
                        c.getReadUpToSeq()),
                lastMessage(c.getLastMessage()),
                c.getLastMessageAt(),
                c.getReplyWindowEndsAt(),
                List.copyOf(c.getLabels()),
                c.getThreadOwner(),
                new Erasure(c.getErasedUpToSeq(), c.getErasedInboundCount(), c.getErasedAt()),
                pending.apply(Objects.requireNonNull(c.getState(), "an event's image is whole")),
                c.getWakeAt(),
                c.getVersion(),
                c.getCreatedAt());
    }

    private static Actor actor(io.deskstream.avro.Actor a) {
        return new Actor(named(Actor.Kind.class, a.getKind()), a.getId(), a.getName());
    }

    private static Attachment attachment(io.deskstream.avro.Attachment a) {
        return new Attachment(
                UUID.fromString(a.getId()),
                a.getKind(),
                a.getUrl(),
                a.getName(),
                a.getMimeType(),
                a.getSize(),
                a.getPayload());
    }

    private static @Nullable LastMessage lastMessage(io.deskstream.avro.@Nullable LastMessage last) {
        return last == null
                ? null
                : new LastMessage(
                        last.getSeq(),
                        named(Message.Direction.class, last.getDirection()),
                        last.getPreview(),
                        last.getCreatedAt());
    }

    private static @Nullable SendError error(io.deskstream.avro.@Nullable SendError error) {
        return error == null ? null : new SendError(error.getCode(), error.getMessage(), error.getRetryable());
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
