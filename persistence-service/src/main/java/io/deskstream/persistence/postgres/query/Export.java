package io.deskstream.persistence.postgres.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What can be exported: the columns by their names, each as text of the database's making. The rows of a piece are found
 * first, in the order of an index, and joined then.
 */
public enum Export {
    CONVERSATIONS(
            "c.id",
            "0::bigint",
            """
            from (
                select * from conversations
                where workspace_id = :workspace and last_seq > 0 and id > :after_id
                    and last_message_at >= :from and created_at < :to
                order by id limit :limit) c
            left join participants p on p.conversation_id = c.id
            left join accounts a
                on a.workspace_id = c.workspace_id and a.channel = c.channel and a.account_id = c.account_id
            left join users u on u.workspace_id = c.workspace_id and u.id = c.assignee_id
            order by c.id
            """,
            new Column("id", "c.id::text"),
            new Column("channel", "c.channel"),
            new Column("account_id", "c.account_id"),
            new Column("account_name", "a.name"),
            new Column("participant_id", "c.participant_id"),
            new Column("participant_name", "p.name"),
            new Column("participant_username", "p.username"),
            new Column("status", "c.status"),
            time("snoozed_until", "c.snoozed_until"),
            new Column("assignee_id", "c.assignee_id::text"),
            new Column("assignee_name", "u.name"),
            new Column("labels", "array_to_json(c.labels)::text"),
            new Column("unread_count", "c.unread_count::text"),
            new Column("last_seq", "c.last_seq::text"),
            time("last_message_at", "c.last_message_at"),
            time("created_at", "c.created_at"),
            time("erased_at", "c.erased_at")),

    MESSAGES(
            "m.conversation_id",
            "m.seq",
            """
            from (
                select * from messages
                where workspace_id = :workspace and (conversation_id, seq) > (:after_id, :after_seq)
                    and created_at >= :from and created_at < :to
                order by conversation_id, seq limit :limit) m
            left join conversations c on c.id = m.conversation_id
            left join participants p on p.conversation_id = m.conversation_id
            order by m.conversation_id, m.seq
            """,
            new Column("id", "m.id::text"),
            new Column("conversation_id", "m.conversation_id::text"),
            new Column("channel", "c.channel"),
            new Column("account_id", "c.account_id"),
            new Column("participant_id", "c.participant_id"),
            new Column("seq", "m.seq::text"),
            time("created_at", "m.created_at"),
            time("sent_at", "m.sent_at"),
            new Column("direction", "m.direction"),
            new Column("kind", "m.kind"),
            new Column("author_kind", "m.author_kind"),
            new Column("author_id", "m.author_id"),
            new Column(
                    "author_name",
                    "coalesce(nullif(m.author_name, ''), case m.author_kind when 'customer' then p.name end)"),
            new Column("text", "m.text"),
            new Column("attachments", "json_array_length(m.attachments::json)::text"),
            new Column(
                    "status",
                    "case when m.direction <> 'outbound' or m.status <> 'sent' then m.status"
                            + " when m.seq <= c.read_up_to_seq then 'read'"
                            + " when m.seq <= c.delivered_up_to_seq then 'delivered' else m.status end"),
            new Column("error_code", "m.error_code"),
            time("edited_at", "m.edited_at"),
            time("deleted_at", "m.deleted_at"),
            new Column("platform_message_id", "m.platform_message_id"),
            new Column("client_message_id", "m.client_message_id"),
            new Column("backfilled", "m.backfilled::text"));

    private final List<Column> columns;
    private final String query;

    private record Column(String name, String expression) {}

    Export(String id, String seq, String rows, Column... columns) {
        this.columns = List.of(columns);
        this.query = this.columns.stream()
                .map(Column::expression)
                .collect(Collectors.joining(", ", "select " + id + ", " + seq + ", ", " " + rows));
    }

    private static Column time(String name, String expression) {
        String format = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
        return new Column(name, format.formatted(expression));
    }

    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** A conversation's id and a seq, by which the rows are ordered, then the columns. */
    String query() {
        return query;
    }
}
