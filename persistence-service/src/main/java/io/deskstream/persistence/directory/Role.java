package io.deskstream.persistence.directory;

import java.util.Locale;

/** An admin sees and may do everything in the workspace; an agent answers customers. */
public enum Role {
    ADMIN,
    AGENT;

    /** As it is written in JSON, tables and claims. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a text.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String text) {
        return switch (text) {
            case "admin" -> ADMIN;
            case "agent" -> AGENT;
            default -> throw new IllegalArgumentException("no role: " + text);
        };
    }
}
