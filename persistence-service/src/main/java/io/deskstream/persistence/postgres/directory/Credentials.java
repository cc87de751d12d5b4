package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.User;

/** A user with the hash of the password. */
public record Credentials(User user, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + user.id() + "]";
    }
}
