package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Entity;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes, within the caller's transaction, who changed what and that the topic is to be told. Never a secret. */
@Component
class ChangeLog {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ChangeLog(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Mono<Void> changed(Caller by, String action, Entity entity, Map<String, String> detail) {
        return changed(by.workspaceId(), by.userId(), action, entity, detail);
    }

    /** {@code actor} is null for what the installation does itself. */
    Mono<Void> changed(
            UUID workspaceId, @Nullable UUID actor, String action, Entity entity, Map<String, String> detail) {
        return audit(workspaceId, actor, action, entity, detail).then(tell(entity));
    }

    Mono<Void> audit(UUID workspaceId, @Nullable UUID actor, String action, Entity entity, Map<String, String> detail) {
        var insert = database.sql("insert into audit (workspace_id, at, actor_id, action, subject_kind, subject_id,"
                        + " detail) values (:workspace, :at, :actor, :action, :kind, :subject, :detail::jsonb)")
                .bind("workspace", workspaceId)
                .bind("at", clock.instant())
                .bind("action", action)
                .bind("kind", entity.kind().text())
                .bind("subject", entity.id())
                .bind("detail", json.writeValueAsString(detail));
        return Binding.nullable(insert, "actor", actor, UUID.class).then();
    }

    private Mono<Void> tell(Entity entity) {
        return database.sql("insert into directory_outbox (kind, entity_id) values (:kind, :id)")
                .bind("kind", entity.kind().text())
                .bind("id", entity.id())
                .then();
    }
}
