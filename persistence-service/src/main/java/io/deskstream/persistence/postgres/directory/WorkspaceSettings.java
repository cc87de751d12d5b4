package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Preferences;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and changes the workspace's settings. */
@Component
public class WorkspaceSettings {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    WorkspaceSettings(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    public Mono<Preferences> read(UUID workspaceId) {
        return database.sql("select name, value::text as value from settings where workspace_id = :workspace")
                .bind("workspace", workspaceId)
                .map(row -> Map.entry(row.get("name", String.class), row.get("value", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(Preferences::of);
    }

    /** @param values JSON by the setting's name; all are stored or none */
    public Mono<Void> change(Caller by, Map<String, String> values) {
        return transactions.transactional(Flux.fromIterable(values.entrySet())
                .concatMap(setting -> store(by, setting.getKey(), setting.getValue()))
                .then());
    }

    private Mono<Void> store(Caller by, String name, String value) {
        return database.sql("insert into settings (workspace_id, name, value, changed_at)"
                        + " values (:workspace, :name, :value::jsonb, :now) on conflict (workspace_id, name)"
                        + " do update set value = excluded.value, version = settings.version + 1,"
                        + " changed_at = excluded.changed_at")
                .bind("workspace", by.workspaceId())
                .bind("name", name)
                .bind("value", value)
                .bind("now", clock.instant())
                .then()
                .then(log.changed(by, "setting.changed", Entity.setting(name), Map.of("value", value)));
    }
}
