package io.deskstream.simulator.domain;

/** What comes of a send. */
public sealed interface SendOutcome {
    /** @param answered false when the answer is to be lost on the way */
    record Accepted(String mid, String recipientId, boolean answered) implements SendOutcome {}

    record Refused(GraphError error) implements SendOutcome {}
}
