package io.deskstream.persistence.http;

import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a log-in answers. */
record LogInAnswer(UserView user, String token, Instant expiresAt) {

    static LogInAnswer of(IssuedSession session) {
        return new LogInAnswer(UserView.of(session.user()), session.token(), session.expiresAt());
    }

    /** With the cookie that a browser holds the session in. */
    static ResponseEntity<LogInAnswer> response(IssuedSession session, ServerHttpRequest request) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.of(session, request).toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(of(session));
    }

    @Override
    public String toString() {
        return "LogInAnswer[" + user.id() + ", " + expiresAt + "]";
    }
}
