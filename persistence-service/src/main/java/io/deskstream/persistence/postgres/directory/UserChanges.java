package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.EMAIL_EXISTS;
import static io.deskstream.persistence.directory.DirectoryRefusal.LAST_ADMIN;
import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.UserChange;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes users: each change is one transaction with its audit entry and its row in the outbox. */
@Component
public class UserChanges {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    UserChanges(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Fails with {@code EMAIL_EXISTS} where the address is taken. */
    public Mono<User> create(Caller by, NewUser user) {
        Mono<User> created = database.sql("insert into users (id, workspace_id, email, name, role, password_hash,"
                        + " created_at, changed_at) values (:id, :workspace, :email, :name, :role, :hash, :now, :now)"
                        + " on conflict (workspace_id, email) do nothing returning " + UserRows.COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("email", user.email())
                .bind("name", user.name())
                .bind("role", user.role().text())
                .bind("hash", user.passwordHash())
                .bind("now", clock.instant())
                .map(UserRows::user)
                .one()
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(EMAIL_EXISTS)));
        return transactions.transactional(created.delayUntil(made -> log.changed(
                by,
                "user.created",
                Entity.user(made.id()),
                Map.of("role", made.role().text()))));
    }

    /** Fails with {@code NOT_FOUND}, or with {@code LAST_ADMIN} where nobody could administrate afterwards. */
    public Mono<User> change(Caller by, UUID id, UserChange change) {
        Mono<User> changed = lockAdmins(by.workspaceId())
                .then(locked(by.workspaceId(), id))
                .delayUntil(user -> refuseLastAdmin(user, change))
                .flatMap(user -> store(change.applyTo(user, clock.instant())));
        return transactions.transactional(changed.delayUntil(user -> log.changed(
                by,
                "user.changed",
                Entity.user(id),
                Map.of("role", user.role().text(), "active", Boolean.toString(user.active())))));
    }

    public Mono<User> endSessions(Caller by) {
        return transactions.transactional(locked(by.workspaceId(), by.userId())
                .flatMap(user -> storeSessionsEnd(user, clock.instant()))
                .delayUntil(user -> log.changed(by, "session.ended", Entity.user(user.id()), Map.of())));
    }

    /** Ends the user's sessions too. */
    public Mono<User> changePassword(Caller by, String passwordHash) {
        Mono<Void> hash = database.sql("update users set password_hash = :hash where id = :id")
                .bind("hash", passwordHash)
                .bind("id", by.userId())
                .then();
        return transactions.transactional(locked(by.workspaceId(), by.userId())
                .delayUntil(user -> hash)
                .flatMap(user -> storeSessionsEnd(user, clock.instant()))
                .delayUntil(user -> log.changed(by, "user.password_changed", Entity.user(user.id()), Map.of())));
    }

    /** Two admins who demote each other wait here for one another; in one order, so that they do not wait for ever. */
    private Mono<Void> lockAdmins(UUID workspaceId) {
        return database.sql("select id from users where workspace_id = :workspace and role = 'admin' and active"
                        + " order by id for update")
                .bind("workspace", workspaceId)
                .then();
    }

    private Mono<User> locked(UUID workspaceId, UUID id) {
        return database.sql("select " + UserRows.COLUMNS
                        + " from users where workspace_id = :workspace and id = :id for update")
                .bind("workspace", workspaceId)
                .bind("id", id)
                .map(UserRows::user)
                .one()
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)));
    }

    private Mono<Void> refuseLastAdmin(User user, UserChange change) {
        if (!change.removesAdmin(user)) {
            return Mono.empty();
        }
        return database.sql("select count(*) as others from users where workspace_id = :workspace and id <> :id"
                        + " and role = 'admin' and active")
                .bind("workspace", user.workspaceId())
                .bind("id", user.id())
                .mapValue(Long.class)
                .one()
                .flatMap(others ->
                        others == 0 ? Mono.error(new DirectoryRefusedException(LAST_ADMIN)) : Mono.<Void>empty());
    }

    private Mono<User> storeSessionsEnd(User user, Instant now) {
        return store(user.withSessionsEnded(now));
    }

    private Mono<User> store(User user) {
        DatabaseClient.GenericExecuteSpec update = database.sql("update users set name = :name, role = :role,"
                        + " active = :active, sessions_valid_after = :valid, version = :version, changed_at = :now"
                        + " where id = :id")
                .bind("name", user.name())
                .bind("role", user.role().text())
                .bind("active", user.active())
                .bind("version", user.version())
                .bind("now", user.changedAt())
                .bind("id", user.id());
        return Binding.nullable(update, "valid", user.sessionsValidAfter(), Instant.class)
                .then()
                .thenReturn(user);
    }
}
