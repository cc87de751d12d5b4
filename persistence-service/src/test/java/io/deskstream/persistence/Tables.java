package io.deskstream.persistence;

import io.deskstream.persistence.directory.Workspace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Writes rows as the conversation core does, and reads what tests compare. */
public final class Tables {

    private final String jdbcUrl;

    Tables(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** An open conversation on page 100 without an assignee. */
    public UUID conversation(String participantId, Instant lastMessageAt, @Nullable UUID assignee) {
        UUID id = UUID.randomUUID();
        run(
                "insert into conversations (id, workspace_id, conversation_key, channel, account_id, participant_id,"
                        + " status, assignee_id, unread_count, last_seq, inbound_count, agent_read_seq,"
                        + " delivered_up_to_seq, read_up_to_seq, last_message_seq, last_message_direction,"
                        + " last_message_preview, last_message_created_at, last_message_at, version, state, created_at)"
                        + " values (?, ?, ?, 'facebook', '100', ?, 'open', ?, 1, 1, 1, 0, 0, 0, 1, 'inbound', 'hello', ?,"
                        + " ?, 1, '{}', ?)",
                id,
                Workspace.ID,
                "facebook:100:" + participantId,
                participantId,
                assignee,
                java.sql.Timestamp.from(lastMessageAt),
                java.sql.Timestamp.from(lastMessageAt),
                java.sql.Timestamp.from(lastMessageAt));
        return id;
    }

    public void participant(UUID conversationId, String name) {
        run(
                "insert into participants (conversation_id, workspace_id, name) values (?, ?, ?)",
                conversationId,
                Workspace.ID,
                name);
    }

    public void message(UUID conversationId, long seq, String direction, String author, String status) {
        run(
                "insert into messages (conversation_id, id, workspace_id, seq, version, direction, kind, author_kind,"
                        + " author_id, author_name, text, attachments, reactions, quick_replies, status, attempt,"
                        + " inbound_count, backfilled, created_at) values (?, ?, ?, ?, ?, ?, 'text', ?, 'x', '', ?,"
                        + " '[]', '[]', '[]', ?, 0, 0, false, now())",
                conversationId,
                UUID.randomUUID(),
                Workspace.ID,
                seq,
                seq,
                direction,
                author,
                "message " + seq,
                status);
    }

    /** One from the customer with this text; its id. */
    public UUID message(UUID conversationId, long seq, String text, Instant createdAt) {
        UUID id = UUID.randomUUID();
        run(
                "insert into messages (conversation_id, id, workspace_id, seq, version, direction, kind, author_kind,"
                        + " author_id, author_name, text, attachments, reactions, quick_replies, status, attempt,"
                        + " inbound_count, backfilled, created_at) values (?, ?, ?, ?, ?, 'inbound', 'text', 'customer',"
                        + " 'x', '', ?, '[]', '[]', '[]', 'received', 0, ?, false, ?)",
                conversationId,
                id,
                Workspace.ID,
                seq,
                seq,
                text,
                seq,
                java.sql.Timestamp.from(createdAt));
        return id;
    }

    /** Many from the customer; text and age, before the last one, as SQL of their number {@code n}. */
    public void messages(UUID conversationId, int count, String text, String age) {
        run(
                "insert into messages (conversation_id, id, workspace_id, seq, version, direction, kind, author_kind,"
                        + " author_id, author_name, text, attachments, reactions, quick_replies, status, attempt,"
                        + " inbound_count, backfilled, created_at) select id, gen_random_uuid(), workspace_id, n, n,"
                        + " 'inbound', 'text', 'customer', 'x', '', " + text + ", '[]', '[]', '[]', 'received', 0, n,"
                        + " false, last_message_at - " + age + " from conversations, generate_series(1, ?) n"
                        + " where id = ?",
                count,
                conversationId);
    }

    /** Leaves no conversation. In the order in which the projection takes its locks. */
    public void empty() {
        run("truncate projection_queue, messages, participants, conversations, search_documents");
    }

    /** Returns when search and figures hold what was written before. */
    public void awaitProjection() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> column("select count(*) from projection_queue").equals(List.of("0")));
    }

    public void run(String statement, @Nullable Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement prepared = prepare(connection, statement, values)) {
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row, as text. */
    public List<String> column(String query, @Nullable Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement prepared = prepare(connection, query, values);
                ResultSet rows = prepared.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }
}
