package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.Workspace;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes the first admin where there is no user. Instances that start together make one. */
@Component
public class FirstAdmin {

    private static final long LOCK = 0x6465736b61646d6eL;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    FirstAdmin(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** {@code admin} is subscribed to only where there is no user. */
    public Mono<Void> ensure(Mono<NewUser> admin) {
        Mono<Void> lock = database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .then();
        Mono<Boolean> any = database.sql("select exists (select from users where workspace_id = :workspace)")
                .bind("workspace", Workspace.ID)
                .mapValue(Boolean.class)
                .one();
        return transactions.transactional(
                lock.then(any).filter(exists -> !exists).flatMap(none -> admin.flatMap(this::insert)));
    }

    private Mono<Void> insert(NewUser admin) {
        UUID id = UUID.randomUUID();
        String hash = Objects.requireNonNull(admin.passwordHash());
        return database.sql("insert into users (id, workspace_id, email, name, role, password_hash, created_at,"
                        + " changed_at) values (:id, :workspace, :email, :name, :role, :hash, :now, :now)")
                .bind("id", id)
                .bind("workspace", Workspace.ID)
                .bind("email", admin.email())
                .bind("name", admin.name())
                .bind("role", admin.role().text())
                .bind("hash", hash)
                .bind("now", clock.instant())
                .then()
                .then(log.changed(Actor.INSTALLATION, "user.created", Entity.user(id), Map.of("role", "admin")));
    }
}
