package io.deskstream.persistence.directory;

/**
 * A user to be made.
 *
 * @param email in lower case
 */
public record NewUser(String email, String name, Role role, String passwordHash) {

    @Override
    public String toString() {
        return "NewUser[" + email + ", " + role + "]";
    }
}
