package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.persistence.oidc.OidcAttempt;
import io.deskstream.persistence.oidc.OidcClient;
import io.deskstream.persistence.postgres.directory.Credentials;
import io.deskstream.persistence.postgres.directory.LogInTrail;
import io.deskstream.persistence.postgres.directory.UserChanges;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a user in whom the provider vouches for by a verified address. Nobody is made a user by it: they are invited. */
@Component
class OidcLogIn {

    private final OidcClient provider;
    private final UserReads users;
    private final UserChanges changes;
    private final LogInTrail trail;
    private final LogIn logIn;

    OidcLogIn(OidcClient provider, UserReads users, UserChanges changes, LogInTrail trail, LogIn logIn) {
        this.provider = provider;
        this.users = users;
        this.changes = changes;
        this.trail = trail;
        this.logIn = logIn;
    }

    /** Empty where the log-in is not this browser's or nobody active has the address. */
    Mono<IssuedSession> complete(OidcAttempt attempt, String state, String code, Peer peer) {
        if (!same(attempt.state(), state)) {
            return Mono.empty();
        }
        return provider.verifiedEmail(code, attempt)
                .flatMap(email -> users.credentials(Workspace.ID, email))
                .map(Credentials::user)
                .filter(User::active)
                .flatMap(user -> changes.arrive(user, peer))
                .flatMap(user -> logIn.accepted(user, peer))
                .switchIfEmpty(Mono.defer(() -> trail.refused(null, peer).then(Mono.empty())));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
