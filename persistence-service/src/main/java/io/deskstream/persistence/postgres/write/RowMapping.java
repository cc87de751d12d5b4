package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Actor;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Counters;
import io.deskstream.persistence.domain.Erasure;
import io.deskstream.persistence.domain.LastMessage;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Participant;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.schemas.ids.ConversationKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as the domain's records. */
final class RowMapping {

    private RowMapping() {}

    static Conversation conversation(Readable row) {
        return new Conversation(
                required(row, "id", UUID.class),
                ConversationKey.parse(required(row, "conversation_key", String.class)),
                new Participant(
                        row.get("participant_name", String.class),
                        row.get("participant_username", String.class),
                        row.get("participant_avatar_url", String.class),
                        Boolean.TRUE.equals(row.get("participant_named", Boolean.class))),
                named(ConversationStatus.class, required(row, "status", String.class)),
                row.get("snoozed_until", Instant.class),
                row.get("assignee_id", UUID.class),
                counters(row),
                lastMessage(row),
                required(row, "last_message_at", Instant.class),
                row.get("reply_window_ends_at", Instant.class),
                List.of(required(row, "labels", String[].class)),
                row.get("thread_owner", String.class),
                new Erasure(
                        required(row, "erased_up_to_seq", Long.class),
                        required(row, "erased_inbound_count", Long.class),
                        row.get("erased_at", Instant.class)),
                RowJson.readPending(required(row, "state", String.class)),
                row.get("wake_at", Instant.class),
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class));
    }

    static Message message(Readable row) {
        return new Message(
                required(row, "conversation_id", UUID.class),
                required(row, "id", UUID.class),
                required(row, "seq", Long.class),
                required(row, "version", Long.class),
                named(Message.Direction.class, required(row, "direction", String.class)),
                required(row, "kind", String.class),
                author(row),
                row.get("text", String.class),
                RowJson.readAttachments(required(row, "attachments", String.class)),
                row.get("reply_to", UUID.class),
                RowJson.readReactions(required(row, "reactions", String.class)),
                RowJson.readQuickReplies(required(row, "quick_replies", String.class)),
                named(Message.Status.class, required(row, "status", String.class)),
                error(row),
                row.get("edited_at", Instant.class),
                row.get("deleted_at", Instant.class),
                row.get("platform_message_id", String.class),
                row.get("client_message_id", String.class),
                required(row, "attempt", Integer.class),
                required(row, "inbound_count", Long.class),
                required(row, "edit_count", Integer.class),
                row.get("raw", String.class),
                row.get("context", String.class),
                required(row, "backfilled", Boolean.class),
                row.get("sent_at", Instant.class),
                required(row, "created_at", Instant.class));
    }

    private static Counters counters(Readable row) {
        return new Counters(
                required(row, "last_seq", Long.class),
                required(row, "inbound_count", Long.class),
                required(row, "unread_count", Long.class),
                required(row, "agent_read_seq", Long.class),
                required(row, "delivered_up_to_seq", Long.class),
                required(row, "read_up_to_seq", Long.class));
    }

    private static @Nullable LastMessage lastMessage(Readable row) {
        Long seq = row.get("last_message_seq", Long.class);
        return seq == null
                ? null
                : new LastMessage(
                        seq,
                        named(Message.Direction.class, required(row, "last_message_direction", String.class)),
                        required(row, "last_message_preview", String.class),
                        required(row, "last_message_created_at", Instant.class));
    }

    private static Actor author(Readable row) {
        return new Actor(
                named(Actor.Kind.class, required(row, "author_kind", String.class)),
                required(row, "author_id", String.class),
                required(row, "author_name", String.class));
    }

    private static @Nullable SendError error(Readable row) {
        String code = row.get("error_code", String.class);
        return code == null
                ? null
                : new SendError(
                        code,
                        required(row, "error_message", String.class),
                        required(row, "error_retryable", Boolean.class));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
