package io.deskstream.persistence.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie that a browser holds its session in: no script reads it, and it is secure where the browser came by https. */
final class SessionCookie {

    private static final String NAME = "deskstream_session";

    private SessionCookie() {}

    static ResponseCookie of(IssuedSession session, ServerHttpRequest request) {
        return cookie(NAME, session.token(), session.lifetime(), request);
    }

    static ResponseCookie cleared(ServerHttpRequest request) {
        return cookie(NAME, "", Duration.ZERO, request);
    }

    static @Nullable String token(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** A cookie as careful as the session's. */
    static ResponseCookie cookie(String name, String value, Duration age, ServerHttpRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(byHttps(request))
                .maxAge(age)
                .build();
    }

    private static boolean byHttps(ServerHttpRequest request) {
        String forwarded = request.getHeaders().getFirst("X-Forwarded-Proto");
        return forwarded == null
                ? request.getSslInfo() != null
                : forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https");
    }
}
