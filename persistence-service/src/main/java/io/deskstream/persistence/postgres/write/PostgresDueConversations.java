package io.deskstream.persistence.postgres.write;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/** The conversations whose timer is due. Blocks its caller. */
public final class PostgresDueConversations {

    private static final String DUE = """
            select conversation_key, wake_at from conversations where wake_at <= $1 order by wake_at limit 1000
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;

    public PostgresDueConversations(DatabaseClient database) {
        this.database = database;
    }

    public Map<String, Instant> dueAt(Instant now) {
        Map<String, Instant> due = new LinkedHashMap<>();
        database.sql(DUE)
                .bind(0, now)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("conversation_key", String.class)),
                        Objects.requireNonNull(row.get("wake_at", Instant.class))))
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .forEach(entry -> due.put(entry.getKey(), entry.getValue()));
        return due;
    }
}
