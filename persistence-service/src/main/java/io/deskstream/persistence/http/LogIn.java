package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.postgres.directory.Credentials;
import io.deskstream.persistence.postgres.directory.LogInTrail;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks credentials. A wrong password, an address that nobody has and a deactivated user get the same answer after the same
 * work.
 */
@Component
class LogIn {

    private final UserReads users;
    private final Passwords passwords;
    private final LogInThrottle throttle;
    private final LogInTrail trail;
    private final SessionTokens tokens;

    LogIn(UserReads users, Passwords passwords, LogInThrottle throttle, LogInTrail trail, SessionTokens tokens) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
        this.tokens = tokens;
    }

    Mono<IssuedSession> attempt(String email, String password, Peer peer) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        return Mono.defer(() -> {
            throttle.enter(account, peer.address());
            return users.credentials(Workspace.ID, account)
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(found -> check(found, password, peer))
                    .doOnNext(session -> throttle.succeeded(account, peer.address()));
        });
    }

    private Mono<IssuedSession> check(Optional<Credentials> found, String password, Peer peer) {
        return passwords
                .matches(password, found.map(Credentials::passwordHash).orElse(null))
                .flatMap(matches -> found.map(Credentials::user)
                        .filter(user -> matches && user.active())
                        .map(user -> accepted(user, peer))
                        .orElseGet(() -> refused(found, peer)));
    }

    /** A session for a user who showed who they are. */
    Mono<IssuedSession> accepted(User user, Peer peer) {
        return trail.loggedIn(user, peer).then(Mono.fromSupplier(() -> tokens.issue(user)));
    }

    private Mono<IssuedSession> refused(Optional<Credentials> found, Peer peer) {
        return trail.refused(found.map(Credentials::user).orElse(null), peer)
                .then(Mono.error(() -> ProblemException.of(
                        HttpStatus.UNAUTHORIZED, "invalid_credentials", "the address or the password is wrong")));
    }
}
