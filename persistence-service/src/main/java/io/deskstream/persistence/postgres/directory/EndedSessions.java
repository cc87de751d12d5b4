package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.EndedSession;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Proof;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends single sessions. One whose token has expired by itself is forgotten when the next is ended. */
@Component
public class EndedSessions {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    EndedSessions(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    public Mono<Void> end(Caller by, Proof.Session session) {
        Mono<Void> ended = database.sql("insert into ended_sessions (id, workspace_id, user_id, expires_at, ended_at)"
                        + " values (:id, :workspace, :user, :expires, :now) on conflict do nothing")
                .bind("id", session.id())
                .bind("workspace", by.workspaceId())
                .bind("user", by.userId())
                .bind("expires", session.expiresAt())
                .bind("now", clock.instant())
                .then()
                .then(log.changed(by, "session.ended", Entity.session(session.id()), Map.of()));
        return transactions.transactional(forgetExpired().then(ended));
    }

    /** A minute late: readers' clocks differ. */
    private Mono<Void> forgetExpired() {
        return database.sql("delete from ended_sessions where expires_at < :past returning id")
                .bind("past", clock.instant().minusSeconds(60))
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> log.tell(Entity.session(id)))
                .then();
    }

    static EndedSession session(Readable row) {
        return new EndedSession(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("expires_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
