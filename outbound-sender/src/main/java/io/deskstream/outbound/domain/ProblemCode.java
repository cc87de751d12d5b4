package io.deskstream.outbound.domain;

import java.util.Locale;

/** The stable codes of {@code send-results}. */
public enum ProblemCode {
    WINDOW_CLOSED(false),
    CUSTOMER_UNAVAILABLE(false),
    NO_SUCH_CUSTOMER(false),
    /** The page's token is not taken any more; sends wait for a new one. */
    TOKEN_INVALID(true),
    PERMISSION(true),
    NOT_THREAD_OWNER(true),
    BAD_REQUEST(false),
    RATE_LIMITED(true),
    /** The platform has paused the account. */
    ACCOUNT_PAUSED(true),
    ACCOUNT_NOT_CONNECTED(true),
    CHANNEL_NOT_SUPPORTED(false),
    TEXT_TOO_LONG(false),
    TEXT_EMPTY(false),
    ATTACHMENT_NOT_SUPPORTED(false),
    /** The request had been waiting for too long when it was read. */
    EXPIRED(true),
    /** The call could not be started soon enough after the request was taken up. */
    LATE(true),
    /** No connection to the platform could be made. */
    GRAPH_UNREACHABLE(true),
    /** The request left, and no answer came. */
    NO_ANSWER(false),
    /** The platform's answer does not tell whether the message left. */
    AMBIGUOUS_ANSWER(false),
    INTERNAL_ERROR(true);

    private final boolean retryable;

    ProblemCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether sending the same message again may work. */
    public boolean retryable() {
        return retryable;
    }

    /** As it stands in a record. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
