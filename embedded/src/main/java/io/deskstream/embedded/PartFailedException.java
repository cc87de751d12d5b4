package io.deskstream.embedded;

/** A part that cannot start or go on. The message is one line that a person can act on. */
public final class PartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailedException(String message) {
        super(message);
    }

    public PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
