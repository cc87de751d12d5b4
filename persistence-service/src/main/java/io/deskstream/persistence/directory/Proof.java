package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/** By what a caller showed who they are. */
public sealed interface Proof {

    TokenScope scope();

    /** A person's log-in: it may all that the person may. */
    record Session(UUID id, Instant expiresAt) implements Proof {

        @Override
        public TokenScope scope() {
            return TokenScope.ADMIN;
        }
    }

    /** An integration's token. */
    record Token(UUID id, TokenScope scope) implements Proof {}
}
