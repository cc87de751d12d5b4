package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.User;
import org.jspecify.annotations.Nullable;

/** A user with the hash of the password; null where the user has none. */
public record Credentials(User user, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + user.id() + "]";
    }
}
