package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.Workspace;
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

    public Mono<Void> loggedIn(User user, String address) {
        return log.audit(
                user.workspaceId(), user.id(), "session.started", Entity.user(user.id()), Map.of("address", address));
    }

    /** One that failed; {@code user} is null for an address that nobody has. */
    public Mono<Void> refused(@Nullable User user, String address) {
        Entity subject = new Entity(
                Entity.Kind.USER, user == null ? "unknown" : user.id().toString());
        return log.audit(Workspace.ID, null, "session.refused", subject, Map.of("address", address));
    }
}
