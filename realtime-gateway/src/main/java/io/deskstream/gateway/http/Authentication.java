package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Proof;
import io.deskstream.gateway.domain.command.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
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
 * A user or token made a moment ago may be ahead of the directory: it is waited for, briefly.
 */
public final class Authentication {

    static final String COOKIE = "deskstream_session";

    private static final String API_TOKEN = "dsk_";
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
        Mono<Caller> caller = token.startsWith(API_TOKEN) ? byToken(token) : bySession(token);
        return caller.switchIfEmpty(Mono.error(RefusedException::unauthenticated));
    }

    private Mono<Caller> byToken(String token) {
        String hash = hash(token);
        return told(() -> directory.proofs().byHash(hash))
                .flatMap(known -> admitted(known.userId(), known.token(), token));
    }

    private Mono<Caller> bySession(String token) {
        return decoder.decode(token)
                .onErrorMap(JwtException.class, invalid -> RefusedException.unauthenticated())
                .flatMap(this::bySession);
    }

    private Mono<Caller> bySession(Jwt jwt) {
        String userId = jwt.getSubject();
        String sessionId = jwt.getClaimAsString("sid");
        Instant issuedAt = jwt.getIssuedAt();
        Instant expiresAt = jwt.getExpiresAt();
        return userId == null || sessionId == null || issuedAt == null || expiresAt == null
                ? Mono.empty()
                : admitted(userId, new Proof.Session(sessionId, issuedAt, expiresAt), jwt.getTokenValue());
    }

    private Mono<Caller> admitted(String userId, Proof proof, String token) {
        return told(() -> directory.user(userId))
                .filter(user -> directory.admits(user, proof))
                .map(user -> new Caller(userId, user.name(), proof, token));
    }

    private static <T> Mono<T> told(Supplier<@Nullable T> directory) {
        return Mono.<T>fromSupplier(directory)
                .switchIfEmpty(Mono.error(NotToldException::new))
                .retryWhen(Retry.fixedDelay(DIRECTORY_STEPS, DIRECTORY_STEP).filter(NotToldException.class::isInstance))
                .onErrorMap(failure -> RefusedException.unauthenticated());
    }

    private static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

    private static final class NotToldException extends RuntimeException {
        NotToldException() {
            super("the directory does not tell of it", null, false, false);
        }
    }
}
