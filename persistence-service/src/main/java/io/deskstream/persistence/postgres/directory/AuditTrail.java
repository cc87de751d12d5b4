package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.AuditEntry;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.Subject;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads who did what. */
@Component
public class AuditTrail {

    private final DatabaseClient database;

    AuditTrail(DatabaseClient database) {
        this.database = database;
    }

    /** Newest first, those before {@code before} where it is given. */
    public Flux<AuditEntry> page(UUID workspaceId, @Nullable Long before, int limit) {
        var query = database.sql(
                        "select id, at, workspace_id, actor_id, actor_name, token_id, address, user_agent, action,"
                                + " subject_kind, subject_id, detail::text as detail from audit"
                                + " where workspace_id = :workspace and id < :before order by id desc limit :limit")
                .bind("workspace", workspaceId)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit);
        return query.map(AuditTrail::entry).all();
    }

    private static AuditEntry entry(Readable row) {
        return new AuditEntry(
                row.get("id", Long.class),
                row.get("at", Instant.class),
                actor(row),
                row.get("action", String.class),
                new Subject(row.get("subject_kind", String.class), row.get("subject_id", String.class)),
                row.get("detail", String.class));
    }

    private static Actor actor(Readable row) {
        @Nullable String address = row.get("address", String.class);
        @Nullable Peer peer = address == null ? null : new Peer(address, row.get("user_agent", String.class));
        return new Actor(
                row.get("workspace_id", UUID.class),
                row.get("actor_id", UUID.class),
                row.get("actor_name", String.class),
                row.get("token_id", UUID.class),
                peer);
    }
}
