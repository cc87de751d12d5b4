package io.deskstream.gateway.domain;

import java.time.Instant;

/** By what a caller showed who they are. */
public sealed interface Proof {

    Scope scope();

    /** What a token of an integration may do, each more than the one before; never more than its user's role of now. */
    enum Scope {
        READ,
        WRITE,
        ADMIN;

        /** What is not known may read at most. */
        public static Scope of(String name) {
            return switch (name) {
                case "write" -> WRITE;
                case "admin" -> ADMIN;
                default -> READ;
            };
        }

        public boolean includes(Scope needed) {
            return compareTo(needed) >= 0;
        }
    }

    /** A person's log-in: it may all that the person may. */
    record Session(String id, Instant issuedAt, Instant expiresAt) implements Proof {

        @Override
        public Scope scope() {
            return Scope.ADMIN;
        }
    }

    /** A token of an integration, by its id. */
    record Token(String id, Scope scope) implements Proof {}
}
