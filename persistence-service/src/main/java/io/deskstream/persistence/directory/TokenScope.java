package io.deskstream.persistence.directory;

import java.util.Locale;

/** What a token of an integration may do, each more than the one before, and never more than its user's role of now. */
public enum TokenScope {
    READ,
    WRITE,
    ADMIN;

    /** As it is written in JSON, tables and records. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of a text.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TokenScope of(String text) {
        return switch (text) {
            case "read" -> READ;
            case "write" -> WRITE;
            case "admin" -> ADMIN;
            default -> throw new IllegalArgumentException("no scope: " + text);
        };
    }

    public boolean includes(TokenScope needed) {
        return compareTo(needed) >= 0;
    }
}
