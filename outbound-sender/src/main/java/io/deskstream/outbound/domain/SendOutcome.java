package io.deskstream.outbound.domain;

import java.time.Instant;

/** What came of a request. */
public sealed interface SendOutcome {

    record Sent(String mid) implements SendOutcome {}

    /** It did not leave and will not. */
    record Failed(Problem problem) implements SendOutcome {}

    /** It did not leave, and may be asked for again from {@code notBefore} on. */
    record Deferred(Problem problem, Instant notBefore) implements SendOutcome {}

    /** Nobody here can tell whether it left. */
    record Unknown(Problem problem) implements SendOutcome {}

    /** A probe's answer: everything before it was taken up. */
    record Probed() implements SendOutcome {}

    static Failed failed(ProblemCode code, String message) {
        return new Failed(new Problem(code, message));
    }

    static Deferred deferred(ProblemCode code, String message, Instant notBefore) {
        return new Deferred(new Problem(code, message), notBefore);
    }

    static Unknown unknown(ProblemCode code, String message) {
        return new Unknown(new Problem(code, message));
    }
}
