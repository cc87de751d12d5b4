package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.LABEL_EXISTS;
import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Label;
import io.deskstream.persistence.directory.LabelChange;
import io.deskstream.persistence.directory.PageKey;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The workspace's labels. A change is one transaction with its audit entry and its row in the outbox. */
@Component
public class Labels {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    Labels(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    public Flux<Label> page(UUID workspaceId, @Nullable PageKey after, int limit) {
        String select = "select " + LabelRows.COLUMNS + " from labels where workspace_id = :workspace";
        return OldestFirst.page(database, select, workspaceId, after, limit)
                .map(LabelRows::label)
                .all();
    }

    /** Fails with {@code LABEL_EXISTS}, also where the name differs in upper and lower case alone. */
    public Mono<Label> create(Caller by, String name, String color) {
        Mono<Label> created = database.sql("insert into labels (id, workspace_id, name, color, created_at, changed_at)"
                        + " values (:id, :workspace, :name, :color, :now, :now) returning " + LabelRows.COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("name", name)
                .bind("color", color)
                .bind("now", clock.instant())
                .map(LabelRows::label)
                .one();
        return logged(by, "label.created", created);
    }

    /** Fails with {@code NOT_FOUND} or {@code LABEL_EXISTS}. */
    public Mono<Label> change(Caller by, UUID id, LabelChange change) {
        var update = database.sql("update labels set name = coalesce(:name, name), color = coalesce(:color, color),"
                        + " version = version + 1, changed_at = :now"
                        + " where workspace_id = :workspace and id = :id returning " + LabelRows.COLUMNS)
                .bind("now", clock.instant())
                .bind("workspace", by.workspaceId())
                .bind("id", id);
        update = Binding.nullable(update, "name", change.name(), String.class);
        update = Binding.nullable(update, "color", change.color(), String.class);
        return logged(by, "label.changed", update.map(LabelRows::label).one());
    }

    /** Fails with {@code NOT_FOUND}. */
    public Mono<Label> delete(Caller by, UUID id) {
        Mono<Label> deleted = database.sql("delete from labels where workspace_id = :workspace and id = :id returning "
                        + LabelRows.COLUMNS)
                .bind("workspace", by.workspaceId())
                .bind("id", id)
                .map(LabelRows::label)
                .one();
        return logged(by, "label.deleted", deleted);
    }

    private Mono<Label> logged(Caller by, String action, Mono<Label> change) {
        return transactions
                .transactional(change.delayUntil(
                        label -> log.changed(by, action, Entity.label(label.id()), Map.of("name", label.name()))))
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)))
                .onErrorMap(DuplicateKeyException.class, duplicate -> new DirectoryRefusedException(LABEL_EXISTS));
    }
}
