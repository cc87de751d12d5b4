package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Setting;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
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

    public Mono<Boolean> unassignedVisible(UUID workspaceId) {
        return database.sql("select value::text from settings where workspace_id = :workspace and name = :name")
                .bind("workspace", workspaceId)
                .bind("name", Setting.UNASSIGNED_VISIBLE)
                .mapValue(String.class)
                .one()
                .map(Boolean::parseBoolean)
                .defaultIfEmpty(true);
    }

    public Mono<Void> setUnassignedVisible(Caller by, boolean visible) {
        Mono<Void> stored = database.sql("insert into settings (workspace_id, name, value, changed_at)"
                        + " values (:workspace, :name, :value::jsonb, :now) on conflict (workspace_id, name)"
                        + " do update set value = excluded.value, version = settings.version + 1,"
                        + " changed_at = excluded.changed_at")
                .bind("workspace", by.workspaceId())
                .bind("name", Setting.UNASSIGNED_VISIBLE)
                .bind("value", Boolean.toString(visible))
                .bind("now", clock.instant())
                .then();
        return transactions.transactional(stored.then(log.changed(
                by,
                "setting.changed",
                Entity.setting(Setting.UNASSIGNED_VISIBLE),
                Map.of("value", Boolean.toString(visible)))));
    }
}
