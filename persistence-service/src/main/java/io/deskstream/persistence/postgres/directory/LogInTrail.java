package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.Subject;
import io.deskstream.persistence.directory.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The audit entries of log-ins. */
@Component
public class LogInTrail {

    private final ChangeLog log;

    LogInTrail(ChangeLog log) {
        this.log = log;
    }

    public Mono<Void> loggedIn(User user, Peer peer) {
        return log.audit(Actor.of(user, peer), "session.started", Subject.of(Entity.user(user.id())), Map.of());
    }

    /** One that failed; {@code user} is null for an address that nobody has. */
    public Mono<Void> refused(@Nullable User user, Peer peer) {
        Subject subject =
                new Subject("user", user == null ? "unknown" : user.id().toString());
        return log.audit(Actor.unknown(peer), "session.refused", subject, Map.of());
    }
}
