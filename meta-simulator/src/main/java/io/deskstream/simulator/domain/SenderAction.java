package io.deskstream.simulator.domain;

import java.util.Locale;
import java.util.Optional;

/** What an account does in a thread short of a message. */
public enum SenderAction {
    TYPING_ON,
    TYPING_OFF,
    MARK_SEEN,
    REACT,
    UNREACT;

    public static Optional<SenderAction> of(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
