package io.deskstream.persistence.http;

import java.time.Instant;

/** What a log-in answers. */
record LogInAnswer(UserView user, String token, Instant expiresAt) {

    static LogInAnswer of(IssuedSession session) {
        return new LogInAnswer(UserView.of(session.user()), session.token(), session.expiresAt());
    }

    @Override
    public String toString() {
        return "LogInAnswer[" + user.id() + ", " + expiresAt + "]";
    }
}
