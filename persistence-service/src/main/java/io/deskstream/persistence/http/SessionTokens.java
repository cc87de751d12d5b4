package io.deskstream.persistence.http;

import io.deskstream.persistence.config.SessionSettings;
import io.deskstream.persistence.directory.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sessions as signed tokens (HS256). */
@Component
class SessionTokens {

    private final JwtEncoder encoder;
    private final NimbusReactiveJwtDecoder decoder;
    private final Duration lifetime;
    private final Clock clock;

    SessionTokens(SessionSettings settings, Clock clock) {
        SecretKey key = new SecretKeySpec(settings.key(), "HmacSHA256");
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = NimbusReactiveJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
        this.lifetime = settings.lifetime();
        this.clock = clock;
    }

    IssuedSession issue(User user) {
        return issue(user, clock.instant());
    }

    IssuedSession issue(User user, Instant now) {
        Instant issuedAt = user.issueSession(now);
        Instant expiresAt = issuedAt.plus(lifetime);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(user.id().toString())
                .claim("ws", user.workspaceId().toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("role", user.role().text())
                .claim("name", user.name())
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        String token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return new IssuedSession(user, token, expiresAt, lifetime);
    }

    /** The claims of a token that is ours and not expired; else empty. */
    Mono<Jwt> verify(String token) {
        return decoder.decode(token).onErrorComplete(JwtException.class);
    }
}
