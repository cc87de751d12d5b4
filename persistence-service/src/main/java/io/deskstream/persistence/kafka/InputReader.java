package io.deskstream.persistence.kafka;

import io.deskstream.avro.ProfileResult;
import io.deskstream.avro.SendResult;
import io.deskstream.avro.WebhookEvent;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.domain.SendOutcome;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.meta.WebhookItemReader;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import java.time.Instant;
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
            case WebhookEvent e -> platform(e, source, now);
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
            default -> {
                CommandReader.Written written = CommandReader.read(value);
                yield written == null ? null : person(written, source, now);
            }
        };
    }

    private Input platform(WebhookEvent e, Source source, Instant now) {
        Input.Header header = header(e.getConversationKey(), source, "webhook:" + e.getEventId(), now);
        return new Input.FromPlatform(
                header, items.read(e.getRaw(), header.key().accountId()), origin(e));
    }

    private static Origin origin(WebhookEvent e) {
        if (e.getBackfilled()) {
            return Origin.BACKFILL;
        }
        return e.getSection().equals("standby") ? Origin.STANDBY : Origin.DIRECT;
    }

    private static Input person(CommandReader.Written written, Source source, Instant now) {
        Input.Header header = header(written.conversationKey(), source, "command:" + written.commandId(), now);
        return new Input.FromPerson(header, written.commandId(), written.actor(), written.command());
    }

    private static Input.Header header(String key, Source source, String cause, Instant now) {
        return new Input.Header(ConversationKey.parse(key), source, cause, now);
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
}
