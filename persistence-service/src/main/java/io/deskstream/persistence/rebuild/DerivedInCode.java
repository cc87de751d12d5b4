package io.deskstream.persistence.rebuild;

import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.Preview;
import io.deskstream.persistence.domain.Timers;
import io.deskstream.persistence.postgres.write.RowJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows by the core's own rules: the last message's preview and when the next timer is due. */
final class DerivedInCode {

    private static final int FETCHED_TOGETHER = 1000;

    private static final String ROWS = """
            select c.id, c.state, c.snoozed_until, c.wake_at, c.last_message_preview, m.text, m.attachments, m.kind, m.deleted_at
            from conversations c
            left join messages m on m.conversation_id = c.id and m.seq = c.last_message_seq
            """;

    private DerivedInCode() {}

    static List<String> differing(Connection connection, int most) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_TOGETHER);
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next() && ids.size() < most) {
                    if (!isPreviewRight(row) || !isTimerRight(row)) {
                        ids.add(row.getString("id"));
                    }
                }
            }
        }
        return ids;
    }

    private static boolean isPreviewRight(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String preview = kind == null
                ? null
                : Preview.of(
                        row.getString("text"),
                        RowJson.readAttachments(row.getString("attachments")),
                        kind,
                        instant(row, "deleted_at") != null);
        return Objects.equals(preview, row.getString("last_message_preview"));
    }

    private static boolean isTimerRight(ResultSet row) throws SQLException {
        Pending pending = RowJson.readPending(row.getString("state"));
        return Objects.equals(Timers.wakeAt(pending, instant(row, "snoozed_until")), instant(row, "wake_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
