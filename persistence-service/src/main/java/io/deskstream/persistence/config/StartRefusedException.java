package io.deskstream.persistence.config;

import org.jspecify.annotations.Nullable;

/** The start must stop; the message is the one line that says which setting is wrong and what it wants. */
public final class StartRefusedException extends IllegalArgumentException {

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The refusal among the causes of {@code failure}. */
    public static @Nullable StartRefusedException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefusedException refused) {
                return refused;
            }
        }
        return null;
    }
}
