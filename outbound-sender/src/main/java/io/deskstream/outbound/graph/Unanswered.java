package io.deskstream.outbound.graph;

/** A call without an answer; the message names no address and no header. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean left;

    /**
     * A failed call.
     *
     * @param left whether the request may have left this machine
     */
    Unanswered(boolean left, String reason) {
        super(reason, null, false, false);
        this.left = left;
    }

    boolean left() {
        return left;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
