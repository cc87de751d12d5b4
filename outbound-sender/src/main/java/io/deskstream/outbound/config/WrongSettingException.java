package io.deskstream.outbound.config;

import org.jspecify.annotations.Nullable;

/** A setting is missing or makes no sense; the message is the one line that names the variable and what it wants. */
public final class WrongSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public WrongSettingException(String message) {
        super(message);
    }

    /** The wrong setting among the causes of {@code failure}. */
    public static @Nullable WrongSettingException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettingException wrong) {
                return wrong;
            }
        }
        return null;
    }
}
