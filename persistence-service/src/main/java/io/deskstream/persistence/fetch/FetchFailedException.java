package io.deskstream.persistence.fetch;

/** A file could not be fetched; the message names no address. */
public final class FetchFailedException extends RuntimeException {

    /** What to do about it. */
    public enum Reason {
        /** Its address is none that is fetched from; that will not change. */
        REFUSED,
        /** It is not there any more: such addresses expire. */
        GONE,
        /** It is larger than is taken. */
        TOO_LARGE,
        /** No answer, a broken one, or one that tells of a fault over there: worth another try. */
        UNREACHABLE
    }

    private final Reason reason;

    FetchFailedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
