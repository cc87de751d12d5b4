package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Proof;

/** Guards what a person does about themselves, and no integration in their name. */
final class SessionOnly {

    private SessionOnly() {}

    static Proof.Session require(Caller caller) {
        return switch (caller.proof()) {
            case Proof.Session session -> session;
            case Proof.Token token -> throw ProblemException.sessionRequired();
        };
    }
}
