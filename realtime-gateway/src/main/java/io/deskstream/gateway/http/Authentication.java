package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.User;
import io.deskstream.gateway.domain.command.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Who asks, by the token in {@code Authorization} or in the session cookie, and by what the directory tells of the user now.
 * A user made a moment ago may be ahead of the directory: it is waited for, briefly.
 */
public final class Authentication {

    static final String COOKIE = "deskstream_session";

    private static final Duration DIRECTORY_STEP = Duration.ofMillis(50);
    private static final int DIRECTORY_STEPS = 40;

    private final ReactiveJwtDecoder decoder;
    private final Directory directory;

    public Authentication(ReactiveJwtDecoder decoder, Directory directory) {
        this.decoder = decoder;
        this.directory = directory;
    }

    /** The caller, or refused as unauthenticated. */
    public Mono<Caller> caller(ServerHttpRequest request) {
        String token = token(request);
        if (token == null) {
            return Mono.error(RefusedException.unauthenticated());
        }
        return decoder.decode(token)
                .onErrorMap(JwtException.class, invalid -> RefusedException.unauthenticated())
                .flatMap(this::admitted);
    }

    private Mono<Caller> admitted(Jwt jwt) {
        String userId = jwt.getSubject();
        Instant issuedAt = jwt.getIssuedAt();
        Instant expiresAt = jwt.getExpiresAt();
        if (userId == null || issuedAt == null || expiresAt == null) {
            return Mono.error(RefusedException.unauthenticated());
        }
        return known(userId)
                .filter(user -> user.admits(issuedAt))
                .map(user -> new Caller(userId, user.name(), issuedAt, expiresAt, jwt.getTokenValue()))
                .switchIfEmpty(Mono.error(RefusedException::unauthenticated));
    }

    private Mono<User> known(String userId) {
        return Mono.fromSupplier(() -> directory.user(userId))
                .switchIfEmpty(Mono.error(UnknownUserException::new))
                .retryWhen(Retry.fixedDelay(DIRECTORY_STEPS, DIRECTORY_STEP)
                        .filter(UnknownUserException.class::isInstance))
                .onErrorMap(failure -> RefusedException.unauthenticated());
    }

    static @Nullable String token(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? header.substring(7).trim()
                    : null;
        }
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static final class UnknownUserException extends RuntimeException {
        UnknownUserException() {
            super("the directory does not tell of the user", null, false, false);
        }
    }
}
