package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.User;
import java.time.Duration;
import java.time.Instant;

/** A session that was just made. */
record IssuedSession(User user, String token, Instant expiresAt, Duration lifetime) {

    @Override
    public String toString() {
        return "IssuedSession[" + user.id() + ", " + expiresAt + "]";
    }
}
