package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.LastMessage;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.persistence.recovery.LoggedImage;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One statement a table and batch, over arrays, whatever the batch's size. */
final class WriteStatements {

    private static final String[] CONVERSATION_TYPES = {
        "uuid", "text", "text", "text", "text", "text", "bigint", "uuid", "bigint", "bigint", "bigint", "bigint",
        "bigint", "bigint", "bigint", "text", "text", "bigint", "bigint", "bigint", "text", "text", "bigint", "bigint",
        "bigint", "bigint", "bigint", "text", "bigint"
    };

    private static final String CONVERSATIONS = """
            insert into conversations (workspace_id, id, conversation_key, channel, account_id, participant_id, status,
                snoozed_until, assignee_id, unread_count, last_seq, inbound_count, agent_read_seq, delivered_up_to_seq,
                read_up_to_seq, last_message_seq, last_message_direction, last_message_preview, last_message_created_at,
                last_message_at, reply_window_ends_at, labels, thread_owner, erased_up_to_seq, erased_inbound_count,
                erased_at, version, wake_at, state, created_at)
            select '%s'::uuid, c.id, key, channel, account, participant, status,
                to_timestamp(snoozed_until / 1000.0), assignee, unread, last_seq, inbound, agent_read, delivered,
                read, m_seq, m_direction, m_preview, to_timestamp(m_created_at / 1000.0),
                to_timestamp(last_at / 1000.0), to_timestamp(window_ends / 1000.0), labels::text[], thread_owner,
                erased_seq, erased_inbound, to_timestamp(erased_at / 1000.0), version, to_timestamp(wake_at / 1000.0),
                state, to_timestamp(created_at / 1000.0)
            from unnest(%s) as c(id, key, channel, account, participant, status, snoozed_until, assignee, unread,
                last_seq, inbound, agent_read, delivered, read, m_seq, m_direction, m_preview, m_created_at, last_at,
                window_ends, labels, thread_owner, erased_seq, erased_inbound, erased_at, version, wake_at, state,
                created_at)
            on conflict (id) do update set status = excluded.status, snoozed_until = excluded.snoozed_until,
                assignee_id = excluded.assignee_id, unread_count = excluded.unread_count, last_seq = excluded.last_seq,
                inbound_count = excluded.inbound_count, agent_read_seq = excluded.agent_read_seq,
                delivered_up_to_seq = excluded.delivered_up_to_seq, read_up_to_seq = excluded.read_up_to_seq,
                last_message_seq = excluded.last_message_seq, last_message_direction = excluded.last_message_direction,
                last_message_preview = excluded.last_message_preview,
                last_message_created_at = excluded.last_message_created_at, last_message_at = excluded.last_message_at,
                reply_window_ends_at = excluded.reply_window_ends_at, labels = excluded.labels,
                thread_owner = excluded.thread_owner, erased_up_to_seq = excluded.erased_up_to_seq,
                erased_inbound_count = excluded.erased_inbound_count, erased_at = excluded.erased_at,
                version = excluded.version, wake_at = excluded.wake_at, state = excluded.state
            """.formatted(Workspace.ID, parameters(CONVERSATION_TYPES));

    private static final String PARTICIPANTS = """
            insert into participants (workspace_id, conversation_id, name, username, avatar_url, named)
            select '%s'::uuid, * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[])
            on conflict (conversation_id) do update
            set name = excluded.name, username = excluded.username, avatar_url = excluded.avatar_url,
                named = excluded.named
            where (participants.name, participants.username, participants.avatar_url, participants.named)
                is distinct from (excluded.name, excluded.username, excluded.avatar_url, excluded.named)
            """.formatted(Workspace.ID);

    private static final String[] MESSAGE_TYPES = {
        "uuid", "uuid", "bigint", "bigint", "text", "text", "text", "text", "text", "text", "text", "uuid", "text",
        "text", "text", "text", "text", "boolean", "bigint", "bigint", "text", "text", "bigint", "bigint", "bigint",
        "text", "text", "boolean", "bigint", "bigint"
    };

    private static final String MESSAGES = """
            insert into messages (workspace_id, conversation_id, id, seq, version, direction, kind, author_kind,
                author_id, author_name, text, attachments, reply_to, reactions, quick_replies, status, error_code,
                error_message, error_retryable, edited_at, deleted_at, platform_message_id, client_message_id, attempt,
                inbound_count, edit_count, raw, context, backfilled, sent_at, created_at)
            select '%s'::uuid, conversation, m.id, seq, version, direction, kind, a_kind, a_id, a_name, body,
                attachments, reply_to, reactions, quick_replies, status, e_code, e_message, e_retryable,
                to_timestamp(edited_at / 1000.0), to_timestamp(deleted_at / 1000.0), mid, client_id, attempt::int,
                inbound, edits::int, raw, context, backfilled, to_timestamp(sent_at / 1000.0), to_timestamp(created_at / 1000.0)
            from unnest(%s) as m(conversation, id, seq, version, direction, kind, a_kind, a_id, a_name, body,
                attachments, reply_to, reactions, quick_replies, status, e_code, e_message, e_retryable, edited_at,
                deleted_at, mid, client_id, attempt, inbound, edits, raw, context, backfilled, sent_at, created_at)
            on conflict (conversation_id, id) do update set version = excluded.version, kind = excluded.kind,
                text = excluded.text, attachments = excluded.attachments, reactions = excluded.reactions,
                status = excluded.status, error_code = excluded.error_code, error_message = excluded.error_message,
                error_retryable = excluded.error_retryable, edited_at = excluded.edited_at,
                deleted_at = excluded.deleted_at, platform_message_id = excluded.platform_message_id,
                attempt = excluded.attempt, edit_count = excluded.edit_count,
                raw = excluded.raw, context = excluded.context, sent_at = excluded.sent_at
            where messages.version < excluded.version
            """.formatted(Workspace.ID, parameters(MESSAGE_TYPES));

    private static final String DELETE_MESSAGES = """
            delete from messages m using unnest($1::uuid[], $2::uuid[]) as t(conversation_id, id)
            where m.conversation_id = t.conversation_id and m.id = t.id
            """;

    /** A message of a greater version was taken back: the erasure was in a batch that was lost. */
    private static final String DELETE_ERASED = """
            delete from messages m using conversations c
            where c.id = any($1) and c.erased_up_to_seq > 0
                and m.conversation_id = c.id and m.seq <= c.erased_up_to_seq and m.version <= c.version
            """;

    private static final String PROGRESS = """
            update partition_state s
            set next_offsets = array[p.webhook, p.command, p.result], next_request_no = p.request_no, batch = p.batch,
                events_offset = p.events_offset, unpublished = decode(p.unpublished, 'base64')
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::text[])
                as p(partition, epoch, batch, webhook, command, result, request_no, events_offset, unpublished)
            where s.partition = p.partition and s.epoch = p.epoch and s.batch in (p.batch - 1, p.batch)
            """;

    private WriteStatements() {}

    static Statement conversations(Connection connection, Collection<Conversation> rows) {
        return new Columns<>(connection.createStatement(CONVERSATIONS), rows)
                .uuid(Conversation::id)
                .text(c -> c.key().toString())
                .text(c -> c.key().channel())
                .text(c -> c.key().accountId())
                .text(c -> c.key().participantId())
                .name(Conversation::status)
                .time(Conversation::snoozedUntil)
                .uuid(Conversation::assigneeId)
                .number(c -> c.counters().unreadCount())
                .number(c -> c.counters().lastSeq())
                .number(c -> c.counters().inboundCount())
                .number(c -> c.counters().agentReadSeq())
                .number(c -> c.counters().deliveredUpToSeq())
                .number(c -> c.counters().readUpToSeq())
                .number(last(LastMessage::seq))
                .name(last(LastMessage::direction))
                .text(last(LastMessage::preview))
                .time(last(LastMessage::createdAt))
                .time(Conversation::lastMessageAt)
                .time(Conversation::replyWindowEndsAt)
                .text(c -> arrayLiteral(c.labels()))
                .text(Conversation::threadOwner)
                .number(c -> c.erasure().upToSeq())
                .number(c -> c.erasure().inboundCount())
                .time(c -> c.erasure().at())
                .number(Conversation::version)
                .time(Conversation::wakeAt)
                .text(c -> RowJson.write(c.pending()))
                .time(Conversation::createdAt)
                .bound();
    }

    static Statement participants(Connection connection, Collection<Conversation> rows) {
        return new Columns<>(connection.createStatement(PARTICIPANTS), rows)
                .uuid(Conversation::id)
                .text(c -> c.participant().name())
                .text(c -> c.participant().username())
                .text(c -> c.participant().avatarUrl())
                .flag(c -> c.participant().named())
                .bound();
    }

    static Statement messages(Connection connection, Collection<Message> rows) {
        return new Columns<>(connection.createStatement(MESSAGES), rows)
                .uuid(Message::conversationId)
                .uuid(Message::id)
                .number(Message::seq)
                .number(Message::version)
                .name(Message::direction)
                .text(Message::kind)
                .name(m -> m.author().kind())
                .text(m -> m.author().id())
                .text(m -> m.author().name())
                .text(Message::text)
                .text(m -> RowJson.writeList(m.attachments()))
                .uuid(Message::replyTo)
                .text(m -> RowJson.writeList(m.reactions()))
                .text(m -> RowJson.writeList(m.quickReplies()))
                .name(Message::status)
                .text(error(SendError::code))
                .text(error(SendError::message))
                .flag(error(SendError::retryable))
                .time(Message::editedAt)
                .time(Message::deletedAt)
                .text(Message::platformMessageId)
                .text(Message::clientMessageId)
                .number(m -> (long) m.attempt())
                .number(Message::inboundCount)
                .number(m -> (long) m.editCount())
                .text(Message::raw)
                .text(Message::context)
                .flag(Message::backfilled)
                .time(Message::sentAt)
                .time(Message::createdAt)
                .bound();
    }

    static Statement deleteMessages(Connection connection, Collection<LoggedImage.MessageErased> tombstones) {
        return new Columns<>(connection.createStatement(DELETE_MESSAGES), tombstones)
                .uuid(LoggedImage.MessageErased::conversationId)
                .uuid(LoggedImage.MessageErased::id)
                .bound();
    }

    /** Of these conversations, the messages that were erased. */
    static Statement deleteErased(Connection connection, Collection<UUID> conversations) {
        return new Columns<>(connection.createStatement(DELETE_ERASED), conversations)
                .uuid(id -> id)
                .bound();
    }

    static Statement progress(Connection connection, Collection<Progress> rows) {
        return new Columns<>(connection.createStatement(PROGRESS), rows)
                .number(p -> (long) p.partition())
                .number(Progress::epoch)
                .number(Progress::batch)
                .number(p -> p.nextOffsets()[0])
                .number(p -> p.nextOffsets()[1])
                .number(p -> p.nextOffsets()[2])
                .number(Progress::nextRequestNo)
                .number(Progress::eventsOffset)
                .text(p -> Base64.getEncoder().encodeToString(p.unpublished()))
                .bound();
    }

    private static <V> Function<Conversation, @Nullable V> last(Function<LastMessage, V> member) {
        return c -> c.lastMessage() == null ? null : member.apply(c.lastMessage());
    }

    private static <V> Function<Message, @Nullable V> error(Function<SendError, V> member) {
        return m -> m.error() == null ? null : member.apply(m.error());
    }

    /** PostgreSQL's array notation: unnest takes apart arrays of arrays, so a row's own array travels as text. */
    private static String arrayLiteral(Collection<String> labels) {
        return labels.stream()
                .map(label -> '"' + label.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String parameters(String[] types) {
        return IntStream.range(0, types.length)
                .mapToObj(i -> "$" + (i + 1) + "::" + types[i] + "[]")
                .collect(Collectors.joining(", "));
    }
}
