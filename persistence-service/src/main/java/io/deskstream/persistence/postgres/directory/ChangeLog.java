package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.Subject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
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
        return changed(Actor.of(by), action, entity, detail);
    }

    Mono<Void> changed(Actor by, String action, Entity entity, Map<String, String> detail) {
        return audit(by, action, Subject.of(entity), detail).then(tell(entity));
    }

    /** Of what no other service has to know. */
    Mono<Void> audit(Actor by, String action, Subject subject, Map<String, String> detail) {
        Peer peer = by.peer();
        var insert = database.sql("insert into audit (workspace_id, at, actor_id, actor_name, token_id, address,"
                        + " user_agent, action, subject_kind, subject_id, detail) values (:workspace, :at, :actor, :name,"
                        + " :token, :address, :agent, :action, :kind, :subject, :detail::jsonb)")
                .bind("workspace", by.workspaceId())
                .bind("at", clock.instant())
                .bind("action", action)
                .bind("kind", subject.kind())
                .bind("subject", subject.id())
                .bind("detail", json.writeValueAsString(detail));
        insert = Binding.nullable(insert, "actor", by.id(), UUID.class);
        insert = Binding.nullable(insert, "name", by.name(), String.class);
        insert = Binding.nullable(insert, "token", by.tokenId(), UUID.class);
        insert = Binding.nullable(insert, "address", peer == null ? null : peer.address(), String.class);
        insert = Binding.nullable(insert, "agent", peer == null ? null : peer.userAgent(), String.class);
        return insert.then();
    }

    /** Of what is no person's deed. */
    Mono<Void> tell(Entity entity) {
        return database.sql("insert into directory_outbox (kind, entity_id) values (:kind, :id)")
                .bind("kind", entity.kind().text())
                .bind("id", entity.id())
                .then();
    }
}
