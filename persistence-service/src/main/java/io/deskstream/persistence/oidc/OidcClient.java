package io.deskstream.persistence.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deskstream.persistence.config.OidcSettings;
import io.deskstream.persistence.config.PublicSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The authorization code flow with PKCE, state and nonce. What the provider says of itself is asked for at the first log-in
 * and again every hour; nothing of it is needed at the start.
 */
@Component
public class OidcClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final String CALLBACK = "/api/auth/oidc/callback";

    /** The provider and who checks its signatures. */
    private record Trusted(Provider provider, ReactiveJwtDecoder decoder) {}

    private final OidcSettings settings;
    private final String callback;
    private final WebClient client;
    private final Mono<Trusted> trusted;

    OidcClient(OidcSettings settings, PublicSettings publicly, ReactorResourceFactory netty) {
        this.settings = settings;
        this.callback = publicly.url() + CALLBACK;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(netty, http -> http.responseTimeout(PATIENCE)))
                .build();
        this.trusted =
                Mono.defer(this::discover).cache(found -> KNOWN_FOR, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Where the browser is sent to. */
    public Mono<URI> authorization(OidcAttempt attempt) {
        return trusted.map(
                known -> UriComponentsBuilder.fromUri(known.provider().authorizationEndpoint())
                        .queryParam("response_type", "code")
                        .queryParam("scope", "openid email")
                        .queryParam("client_id", "{client}")
                        .queryParam("redirect_uri", "{callback}")
                        .queryParam("state", attempt.state())
                        .queryParam("nonce", attempt.nonce())
                        .queryParam("code_challenge", attempt.challenge())
                        .queryParam("code_challenge_method", "S256")
                        .encode()
                        .buildAndExpand(Map.of("client", settings.clientId(), "callback", callback))
                        .toUri());
    }

    /** The e-mail address in lower case; fails with an {@link OidcRefusedException} where the provider does not vouch for it. */
    public Mono<String> verifiedEmail(String code, OidcAttempt attempt) {
        return trusted.flatMap(known -> redeem(known.provider(), code, attempt)
                .flatMap(token -> known.decoder()
                        .decode(token)
                        .onErrorMap(JwtException.class, e -> new OidcRefusedException("the id token is not valid")))
                .map(claims -> email(claims, attempt)));
    }

    private Mono<Trusted> discover() {
        String wellKnown = settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        return client.get()
                .uri(URI.create(wellKnown))
                .retrieve()
                .bodyToMono(Provider.class)
                .timeout(PATIENCE)
                .map(this::trust);
    }

    private Trusted trust(Provider provider) {
        if (!provider.issuer().equals(settings.issuer())) {
            throw new OidcRefusedException("the provider calls itself otherwise than DESKSTREAM_OIDC_ISSUER");
        }
        // Timestamps are checked by the decoder's own validator.
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        provider.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .webClient(client)
                .build();
        return new Trusted(provider, decoder);
    }

    private Mono<String> redeem(Provider provider, String code, OidcAttempt attempt) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "authorization_code");
        form.add("code", code);
        form.add("redirect_uri", callback);
        form.add("code_verifier", attempt.verifier());
        return client.post()
                .uri(provider.tokenEndpoint())
                .headers(
                        headers -> headers.setBasicAuth(encoded(settings.clientId()), encoded(settings.clientSecret())))
                .body(BodyInserters.fromFormData(form))
                .retrieve()
                .onStatus(
                        HttpStatusCode::is4xxClientError,
                        refused -> Mono.just(new OidcRefusedException("the provider does not take the code")))
                .bodyToMono(Tokens.class)
                .timeout(PATIENCE)
                .map(Tokens::idToken);
    }

    /** As RFC 6749 wants it before it becomes basic authentication. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String email(Jwt claims, OidcAttempt attempt) {
        String email = claims.getClaimAsString("email");
        require(settings.issuer().equals(claims.getClaimAsString("iss")), "the id token is another issuer's");
        require(
                claims.getAudience() != null && claims.getAudience().contains(settings.clientId()),
                "the id token is for another client");
        require(claims.getExpiresAt() != null, "the id token does not expire");
        require(attempt.nonce().equals(claims.getClaimAsString("nonce")), "the id token is for another log-in");
        require(email != null, "the provider tells no e-mail address");
        require(isTrue(claims.getClaim("email_verified")), "the e-mail address is not verified");
        return String.valueOf(email).strip().toLowerCase(Locale.ROOT);
    }

    /** Some providers tell it as text. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.parseBoolean(String.valueOf(claim));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new OidcRefusedException(otherwise);
        }
    }
}
