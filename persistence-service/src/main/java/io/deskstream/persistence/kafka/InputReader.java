package io.deskstream.persistence.kafka;

import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.ProfileResult;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SendResult;
import io.deskstream.avro.Wake;
import io.deskstream.avro.WebhookEvent;
import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Attachment;
import io.deskstream.persistence.domain.Command;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.QuickReply;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.domain.SendOutcome;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.meta.WebhookItemReader;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of the input topics. Safe for use by many threads. */
final class InputReader {

    private final RecordCodec codec;
    private final WebhookItemReader items = new WebhookItemReader();

    InputReader(RecordCodec codec) {
        this.codec = codec;
    }

    /**
     * The input of a record, or null where this build does not know the record's type.
     *
     * @throws io.deskstream.schemas.serde.SchemaRegistryUnavailableException worth repeating
     * @throws RuntimeException any other: the record cannot be read, now or later
     */
    @Nullable
    Input read(ConsumerRecord<byte[], byte[]> record, Instant now) {
        if (record.value() == null) {
            throw new IllegalArgumentException("a record without a value");
        }
        Source source = new Source(record.topic(), record.partition(), record.offset());
        return read(codec.decode(record.value()), source, now);
    }

    private @Nullable Input read(IndexedRecord value, Source source, Instant now) {
        return switch (value) {
            case WebhookEvent e ->
                new Input.FromPlatform(
                        header(e.getConversationKey(), source, "webhook:" + e.getEventId(), now),
                        items.read(e.getRaw()));
            case SendResult r ->
                new Input.FromSender(
                        header(r.getConversationKey(), source, "send_result:" + r.getSendId(), now),
                        UUID.fromString(r.getMessageId()),
                        r.getAttempt(),
                        outcome(r));
            case ProfileResult r ->
                new Input.ProfileFound(
                        header(r.getConversationKey(), source, "profile", now),
                        r.getName(),
                        r.getUsername(),
                        r.getAvatarUrl());
            case SendMessage c -> person(c.getConversationKey(), c.getCommandId(), c.getActor(), send(c), source, now);
            case AssignConversation c ->
                person(c.getConversationKey(), c.getCommandId(), c.getActor(), assign(c), source, now);
            case ChangeStatus c ->
                person(c.getConversationKey(), c.getCommandId(), c.getActor(), status(c), source, now);
            case MarkRead c ->
                person(
                        c.getConversationKey(),
                        c.getCommandId(),
                        c.getActor(),
                        new Command.MarkRead(c.getSeq(), c.getUnread()),
                        source,
                        now);
            case Wake c ->
                person(c.getConversationKey(), c.getCommandId(), c.getActor(), new Command.Wake(), source, now);
            default -> null;
        };
    }

    private static Input person(
            String key,
            String commandId,
            io.deskstream.avro.@Nullable Actor actor,
            Command command,
            Source source,
            Instant now) {
        return new Input.FromPerson(header(key, source, "command:" + commandId, now), commandId, actor(actor), command);
    }

    private static Input.Header header(String key, Source source, String cause, Instant now) {
        return new Input.Header(ConversationKey.parse(key), source, cause, now);
    }

    private static Actor actor(io.deskstream.avro.@Nullable Actor actor) {
        return actor == null
                ? Actor.SYSTEM
                : new Actor(
                        Actor.Kind.valueOf(actor.getKind().toUpperCase(Locale.ROOT)), actor.getId(), actor.getName());
    }

    private static Command send(SendMessage c) {
        List<Attachment> attachments =
                c.getAttachments().stream().map(InputReader::attachment).toList();
        List<QuickReply> quickReplies = c.getQuickReplies().stream()
                .map(q -> new QuickReply(q.getTitle(), q.getPayload()))
                .toList();
        return new Command.Send(
                c.getClientMessageId(),
                c.getText() == null ? null : c.getText().replace('\0', '\uFFFD'),
                attachments,
                quickReplies,
                uuid(c.getReplyTo()),
                c.getInternal(),
                c.getExpectedSeq(),
                c.getSendAfter());
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

    private static Command assign(AssignConversation c) {
        return new Command.Assign(
                uuid(c.getAssigneeId()),
                new Command.Expected(
                        c.getExpectsAssignee(), uuid(c.getExpectedAssigneeId()), status(c.getExpectedStatus())));
    }

    private static Command status(ChangeStatus c) {
        return new Command.SetStatus(
                ConversationStatus.valueOf(c.getStatus().toUpperCase(Locale.ROOT)),
                c.getSnoozedUntil(),
                new Command.Expected(
                        c.getExpectsAssignee(), uuid(c.getExpectedAssigneeId()), status(c.getExpectedStatus())));
    }

    private static @Nullable ConversationStatus status(@Nullable String status) {
        return status == null ? null : ConversationStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    private static SendOutcome outcome(SendResult r) {
        return switch (r.getOutcome()) {
            case "sent" -> new SendOutcome.Sent(r.getPlatformMessageId());
            case "failed" -> new SendOutcome.Failed(error(r.getError()));
            case "deferred" -> new SendOutcome.Deferred(error(r.getError()), notBefore(r));
            case "unknown" -> new SendOutcome.Unknown(error(r.getError()));
            case "probed" -> new SendOutcome.Probed();
            default -> throw new IllegalArgumentException("not an outcome: " + r.getOutcome());
        };
    }

    private static Instant notBefore(SendResult r) {
        return r.getNotBefore() == null ? r.getAnsweredAt() : r.getNotBefore();
    }

    private static SendError error(io.deskstream.avro.@Nullable SendError error) {
        return error == null
                ? new SendError("unspecified", "the sender gave no reason", false)
                : new SendError(error.getCode(), error.getMessage(), error.getRetryable());
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
