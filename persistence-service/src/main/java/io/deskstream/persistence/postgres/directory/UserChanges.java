package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.EMAIL_EXISTS;
import static io.deskstream.persistence.directory.DirectoryRefusal.LAST_ADMIN;
import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.UserChange;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes users: each change is one transaction with its audit entry and its row in the outbox. */
@Component
public class UserChanges {

    private static final UserChange DEACTIVATION = new UserChange(null, null, false);

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final ApiTokens tokens;
    private final Clock clock;

    UserChanges(
            DatabaseClient database, TransactionalOperator transactions, ChangeLog log, ApiTokens tokens, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Fails with {@code EMAIL_EXISTS} where the address is taken. */
    public Mono<User> create(Caller by, NewUser user) {
        var insert = database.sql("insert into users (id, workspace_id, email, name, role, password_hash, invited,"
                        + " created_at, changed_at) values (:id, :workspace, :email, :name, :role, :hash, :invited,"
                        + " :now, :now) on conflict (workspace_id, email) do nothing returning " + UserRows.COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("email", user.email())
                .bind("name", user.name())
                .bind("role", user.role().text())
                .bind("invited", user.passwordHash() == null)
                .bind("now", clock.instant());
        Mono<User> created = Binding.nullable(insert, "hash", user.passwordHash(), String.class)
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
                .flatMap(user -> store(change.applyTo(user, clock.instant())))
                .delayUntil(user -> user.active() ? Mono.empty() : tokens.revokeAllOf(by, user));
        return transactions.transactional(changed.delayUntil(user -> log.changed(
                by,
                "user.changed",
                Entity.user(id),
                Map.of("role", user.role().text(), "active", Boolean.toString(user.active())))));
    }

    /** The name stays where the user wrote. Fails with {@code NOT_FOUND} or {@code LAST_ADMIN}. */
    public Mono<User> delete(Caller by, UUID id) {
        Mono<Void> forget = database.sql("update users set deleted_at = :now, password_hash = null where id = :id")
                .bind("now", clock.instant())
                .bind("id", id)
                .then();
        Mono<User> deleted = lockAdmins(by.workspaceId())
                .then(locked(by.workspaceId(), id))
                .delayUntil(user -> refuseLastAdmin(user, DEACTIVATION))
                .flatMap(user -> store(user.leaving(clock.instant())))
                .delayUntil(user -> forget.then(tokens.revokeAllOf(by, user)));
        return transactions.transactional(
                deleted.delayUntil(user -> log.changed(by, "user.deleted", Entity.user(id), Map.of())));
    }

    /** Who was invited has come, and not by the link, which ends. */
    public Mono<User> arrive(User user, Peer peer) {
        return user.invited()
                ? transactions.transactional(locked(user.workspaceId(), user.id())
                        .delayUntil(invited -> endLink(user.id()))
                        .flatMap(invited -> store(invited.arrived(clock.instant())))
                        .delayUntil(arrived ->
                                log.changed(Actor.of(arrived, peer), "user.arrived", Entity.user(user.id()), Map.of())))
                : Mono.just(user);
    }

    private Mono<Void> endLink(UUID userId) {
        return database.sql("delete from invites where user_id = :id")
                .bind("id", userId)
                .then();
    }

    /** Ends the user's sessions too, and a link that waits to be used. */
    public Mono<User> changePassword(UUID workspaceId, UUID id, String passwordHash, Function<User, Actor> by) {
        Mono<Void> hash = database.sql("update users set password_hash = :hash where id = :id")
                .bind("hash", passwordHash)
                .bind("id", id)
                .then();
        return transactions.transactional(locked(workspaceId, id)
                .delayUntil(user -> hash.then(endLink(id)))
                .flatMap(user -> store(user.withNewPassword(clock.instant())))
                .delayUntil(user ->
                        log.changed(by.apply(user), "user.password_changed", Entity.user(user.id()), Map.of())));
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
                        + " from users where workspace_id = :workspace and id = :id and deleted_at is null for update")
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

    private Mono<User> store(User user) {
        DatabaseClient.GenericExecuteSpec update = database.sql("update users set email = :email, name = :name,"
                        + " role = :role, active = :active, invited = :invited, sessions_valid_after = :valid,"
                        + " version = :version, changed_at = :now where id = :id")
                .bind("email", user.email())
                .bind("invited", user.invited())
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
