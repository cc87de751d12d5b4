package io.deskstream.testkit.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of the API, as {@code docs/openapi.yaml} describes it.
 *
 * @param method in upper case
 * @param path with its variables in braces
 * @param example of a request's body; null where there is none
 * @param responses by status
 */
public record Operation(
        String method,
        String path,
        Access access,
        String service,
        @Nullable JsonNode example,
        JsonNode responses) {

    /** Who may call. */
    public enum Access {
        /** Everybody, without a session. */
        OPEN,
        /** Every user, and tokens in their name. */
        USER,
        /** Every user, by a session only. */
        SESSION,
        /** Admins, and their tokens of the scope admin. */
        ADMIN
    }

    public boolean reads() {
        return method.equals("GET");
    }

    /** Whether it names something by its id. */
    public boolean namesSomething() {
        return path.contains("{");
    }

    /** The path with {@code value} in place of its variables. */
    public String at(String value) {
        return path.replaceAll("\\{[^}]*}", value);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
