package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;
import static io.deskstream.persistence.directory.DirectoryRefusal.SHORTCUT_EXISTS;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.CannedReply;
import io.deskstream.persistence.directory.CannedReplyChange;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.Subject;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The workspace's canned replies. A change is one transaction with its audit entry; no other service has to know. */
@Component
public class CannedReplies {

    private static final String COLUMNS = "id, workspace_id, shortcut, text, version, created_at, changed_at";

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    CannedReplies(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    public Flux<CannedReply> page(UUID workspaceId, @Nullable PageKey after, int limit) {
        String select = "select " + COLUMNS + " from canned_replies where workspace_id = :workspace";
        return OldestFirst.page(database, select, workspaceId, after, limit)
                .map(CannedReplies::reply)
                .all();
    }

    /** Fails with {@code SHORTCUT_EXISTS}, also where it differs in upper and lower case alone. */
    public Mono<CannedReply> create(Caller by, String shortcut, String text) {
        Mono<CannedReply> created = database.sql("insert into canned_replies (id, workspace_id, shortcut, text,"
                        + " created_at, changed_at) values (:id, :workspace, :shortcut, :text, :now, :now) returning "
                        + COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("shortcut", shortcut)
                .bind("text", text)
                .bind("now", clock.instant())
                .map(CannedReplies::reply)
                .one();
        return logged(by, "canned_reply.created", created);
    }

    /** Fails with {@code NOT_FOUND} or {@code SHORTCUT_EXISTS}. */
    public Mono<CannedReply> change(Caller by, UUID id, CannedReplyChange change) {
        var update = database.sql("update canned_replies set shortcut = coalesce(:shortcut, shortcut),"
                        + " text = coalesce(:text, text), version = version + 1, changed_at = :now"
                        + " where workspace_id = :workspace and id = :id returning " + COLUMNS)
                .bind("now", clock.instant())
                .bind("workspace", by.workspaceId())
                .bind("id", id);
        update = Binding.nullable(update, "shortcut", change.shortcut(), String.class);
        update = Binding.nullable(update, "text", change.text(), String.class);
        return logged(
                by, "canned_reply.changed", update.map(CannedReplies::reply).one());
    }

    /** Fails with {@code NOT_FOUND}. */
    public Mono<CannedReply> delete(Caller by, UUID id) {
        Mono<CannedReply> deleted = database.sql(
                        "delete from canned_replies where workspace_id = :workspace and id = :id returning " + COLUMNS)
                .bind("workspace", by.workspaceId())
                .bind("id", id)
                .map(CannedReplies::reply)
                .one();
        return logged(by, "canned_reply.deleted", deleted);
    }

    private Mono<CannedReply> logged(Caller by, String action, Mono<CannedReply> change) {
        return transactions
                .transactional(change.delayUntil(reply -> log.audit(
                        Actor.of(by), action, Subject.cannedReply(reply.id()), Map.of("shortcut", reply.shortcut()))))
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)))
                .onErrorMap(DuplicateKeyException.class, duplicate -> new DirectoryRefusedException(SHORTCUT_EXISTS));
    }

    private static CannedReply reply(Readable row) {
        return new CannedReply(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("shortcut", String.class),
                row.get("text", String.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("changed_at", Instant.class));
    }
}
