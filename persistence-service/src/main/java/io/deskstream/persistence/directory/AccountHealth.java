package io.deskstream.persistence.directory;

import java.util.Arrays;
import java.util.Locale;

/** Whether an account can receive and send. */
public enum AccountHealth {
    OK,
    TOKEN_INVALID,
    UNSUBSCRIBED,
    PAUSED,
    NOT_CONNECTED;

    /** As it is written in JSON, tables and records. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The health of a text.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static AccountHealth of(String text) {
        return Arrays.stream(values())
                .filter(health -> health.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account health: " + text));
    }
}
