package io.deskstream.persistence.http;

import io.deskstream.persistence.config.SessionSettings;
import io.deskstream.persistence.oidc.OidcAttempt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps a log-in that is under way at the provider in the browser that began it, signed, for ten minutes, so that any
 * instance can end it. Its key is not the sessions'.
 */
@Component
class OidcCookie {

    private static final String NAME = "deskstream_oidc";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JwtEncoder encoder;
    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    OidcCookie(SessionSettings settings, Clock clock) {
        byte[] derived = Secret.hash("oidc:" + settings.jwtSecret()).getBytes(StandardCharsets.US_ASCII);
        SecretKey key = new SecretKeySpec(derived, "HmacSHA256");
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = NimbusReactiveJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.clock = clock;
    }

    ResponseCookie of(OidcAttempt attempt, ServerHttpRequest request) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .claim("state", attempt.state())
                .claim("nonce", attempt.nonce())
                .claim("verifier", attempt.verifier())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return SessionCookie.cookie(NAME, value, LIFETIME, request);
    }

    ResponseCookie cleared(ServerHttpRequest request) {
        return SessionCookie.cookie(NAME, "", Duration.ZERO, request);
    }

    /** The log-in that this browser began; empty where there is none, or not any more. */
    Mono<OidcAttempt> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null
                ? Mono.empty()
                : decoder.decode(cookie.getValue()).map(OidcCookie::attempt).onErrorComplete(JwtException.class);
    }

    private static OidcAttempt attempt(Jwt claims) {
        return new OidcAttempt(text(claims, "state"), text(claims, "nonce"), text(claims, "verifier"));
    }

    /** Signed by us, so it is there. */
    private static String text(Jwt claims, String name) {
        return Objects.requireNonNull(claims.getClaimAsString(name));
    }
}
