package io.deskstream.persistence.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an admin changes about a user; null keeps. */
public record UserChange(
        @Nullable String name,
        @Nullable Role role,
        @Nullable Boolean active) {

    /** The user after the change. A role that changes and a deactivation end the user's sessions. */
    public User applyTo(User user, Instant now) {
        Role newRole = role == null ? user.role() : role;
        boolean nowActive = active == null ? user.active() : active;
        boolean ends = newRole != user.role() || (user.active() && !nowActive);
        return new User(
                user.id(),
                user.workspaceId(),
                user.email(),
                name == null ? user.name() : name,
                newRole,
                nowActive,
                user.invited(),
                ends ? user.endSessions(now) : user.sessionsValidAfter(),
                user.version() + 1,
                user.createdAt(),
                now);
    }

    /** Whether the user could administrate before and cannot afterwards. */
    public boolean removesAdmin(User user) {
        boolean was = user.active() && user.isAdmin();
        return was && (role == Role.AGENT || Boolean.FALSE.equals(active));
    }
}
