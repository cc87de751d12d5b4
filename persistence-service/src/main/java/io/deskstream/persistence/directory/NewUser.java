package io.deskstream.persistence.directory;

import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param email in lower case
 * @param passwordHash null for one who is invited and chooses a password then
 */
public record NewUser(
        String email, String name, Role role, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "NewUser[" + email + ", " + role + "]";
    }
}
