package io.deskstream.persistence.directory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param email in lower case
 * @param invited and has not come yet
 * @param sessionsValidAfter whole seconds: a session issued before is ended; null while none was ended
 */
public record User(
        UUID id,
        UUID workspaceId,
        String email,
        String name,
        Role role,
        boolean active,
        boolean invited,
        @Nullable Instant sessionsValidAfter,
        long version,
        Instant createdAt,
        Instant changedAt) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean accepts(Instant issuedAt) {
        return active && (sessionsValidAfter == null || !issuedAt.isBefore(sessionsValidAfter));
    }

    /**
     * When a session that is made now counts as issued. A token tells seconds only, so one that is made in the second in
     * which earlier ones were ended is dated to the next.
     */
    public Instant issueSession(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return sessionsValidAfter == null || sessionsValidAfter.isBefore(second) ? second : sessionsValidAfter;
    }

    /** The mark that ends every session issued up to now, those dated to the next second included. */
    public Instant endSessions(Instant now) {
        return issueSession(now).plusSeconds(1);
    }

    /** Whoever has a password has come; its change ends the sessions. */
    public User withNewPassword(Instant now) {
        return with(email, active, endSessions(now), now);
    }

    /** Has come, by another way than a password. */
    public User arrived(Instant now) {
        return with(email, active, sessionsValidAfter, now);
    }

    /** Leaves for good: the address is free for another, the name stays at what the user did. */
    public User leaving(Instant now) {
        return with(id + "@deleted.invalid", false, endSessions(now), now);
    }

    private User with(String email, boolean active, @Nullable Instant sessionsValidAfter, Instant now) {
        return new User(
                id, workspaceId, email, name, role, active, false, sessionsValidAfter, version + 1, createdAt, now);
    }
}
