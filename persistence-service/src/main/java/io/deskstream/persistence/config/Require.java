package io.deskstream.persistence.config;

import org.jspecify.annotations.Nullable;

/** What settings are checked with. */
final class Require {

    private Require() {}

    static String text(String variable, @Nullable String value, String wanted) {
        if (value == null || value.isBlank()) {
            throw new StartRefusedException(variable + ": is missing, wants " + wanted);
        }
        return value.strip();
    }

    static int atLeastOne(String variable, int value) {
        if (value < 1) {
            throw new StartRefusedException(variable + ": wants a number of at least 1, not " + value);
        }
        return value;
    }
}
