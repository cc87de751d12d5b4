package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Invitation;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.Subject;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * One-time links by which a user chooses a password, the first one or a forgotten one's successor. Only the hash of a link's
 * secret is kept; a newer link ends the one before.
 */
@Component
public class Invites {

    static final Duration LIFETIME = Duration.ofDays(7);

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final UserChanges users;
    private final UserReads reads;
    private final ChangeLog log;
    private final Clock clock;

    Invites(
            DatabaseClient database,
            TransactionalOperator transactions,
            UserChanges users,
            UserReads reads,
            ChangeLog log,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.users = users;
        this.reads = reads;
        this.log = log;
        this.clock = clock;
    }

    /** Makes the user and the link. Fails with {@code EMAIL_EXISTS}. */
    public Mono<Invitation> invite(Caller by, NewUser user, String hash) {
        return transactions.transactional(users.create(by, user).flatMap(made -> store(by, made, hash)));
    }

    /** A new link for a user who is active. Fails with {@code NOT_FOUND}. */
    public Mono<Invitation> renew(Caller by, UUID userId, String hash) {
        return transactions.transactional(reads.find(by.workspaceId(), userId)
                .filter(User::active)
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)))
                .flatMap(user -> store(by, user, hash)));
    }

    private Mono<Invitation> store(Caller by, User user, String hash) {
        Instant expiresAt = clock.instant().plus(LIFETIME);
        return database.sql("insert into invites (user_id, token_hash, expires_at) values (:user, :hash, :expires)"
                        + " on conflict (user_id) do update set token_hash = excluded.token_hash,"
                        + " expires_at = excluded.expires_at")
                .bind("user", user.id())
                .bind("hash", hash)
                .bind("expires", expiresAt)
                .then()
                .then(log.audit(Actor.of(by), "user.invited", Subject.of(Entity.user(user.id())), Map.of()))
                .thenReturn(new Invitation(user, expiresAt));
    }

    /** Empty where the link does not exist, was used or has expired, or its user may not log in any more. */
    public Mono<Invitation> find(String hash) {
        return database.sql("select " + UserRows.COLUMNS + ", expires_at from invites join users on id = user_id"
                        + " where token_hash = :hash and expires_at > :now and active")
                .bind("hash", hash)
                .bind("now", clock.instant())
                .map(row -> new Invitation(UserRows.user(row), row.get("expires_at", Instant.class)))
                .one();
    }

    /** Uses the link up. Fails with {@code NOT_FOUND}, as {@link #find} is empty. */
    public Mono<User> accept(String hash, String passwordHash, Peer peer) {
        Mono<UUID> used = database.sql("delete from invites i using users u where i.token_hash = :hash"
                        + " and i.expires_at > :now and u.id = i.user_id and u.active returning i.user_id")
                .bind("hash", hash)
                .bind("now", clock.instant())
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)));
        return transactions.transactional(
                used.flatMap(id -> users.changePassword(Workspace.ID, id, passwordHash, user -> Actor.of(user, peer))));
    }
}
