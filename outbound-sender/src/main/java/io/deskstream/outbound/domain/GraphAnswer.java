package io.deskstream.outbound.domain;

/** How a call of the Send API ended, as far as the caller can see. */
public sealed interface GraphAnswer {

    /** The platform took the message. */
    record Accepted(String mid, Usage usage) implements GraphAnswer {}

    /** The platform answered with an error object. */
    record Refused(int status, GraphError error, Usage usage) implements GraphAnswer {}

    /** There was an answer, but neither a message id nor an error object in it. */
    record Unreadable(int status, Usage usage) implements GraphAnswer {}

    /** The request cannot have left: no connection was made. */
    record NotReached(String reason) implements GraphAnswer {}

    /** The request may have left, and no answer came. */
    record Lost(String reason) implements GraphAnswer {}
}
