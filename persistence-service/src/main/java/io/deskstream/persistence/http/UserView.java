package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.User;
import java.time.Instant;
import java.util.UUID;

/** A user as admins and the user see them. */
record UserView(
        UUID id,
        String email,
        String name,
        String role,
        boolean active,
        boolean invited,
        long version,
        Instant createdAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email(),
                user.name(),
                user.role().text(),
                user.active(),
                user.invited(),
                user.version(),
                user.createdAt());
    }
}
