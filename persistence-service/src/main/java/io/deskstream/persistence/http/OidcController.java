package io.deskstream.persistence.http;

import io.deskstream.persistence.config.OidcSettings;
import io.deskstream.persistence.config.PublicSettings;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.oidc.OidcAttempt;
import io.deskstream.persistence.oidc.OidcClient;
import io.deskstream.persistence.oidc.OidcRefusedException;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Log-in by the provider, in a browser: each call leads elsewhere, the last one to the dashboard, with a session or with
 * {@code ?login=refused} or {@code ?login=unavailable}. Where it is not set up these calls are not found.
 */
@RestController
class OidcController {

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);

    private final OidcSettings settings;
    private final OidcClient provider;
    private final OidcLogIn logIn;
    private final OidcCookie cookie;
    private final String dashboard;

    OidcController(
            OidcSettings settings, OidcClient provider, OidcLogIn logIn, OidcCookie cookie, PublicSettings publicly) {
        this.settings = settings;
        this.provider = provider;
        this.logIn = logIn;
        this.cookie = cookie;
        this.dashboard = publicly.url() + "/";
    }

    /** The ways to log in. */
    @GetMapping("/api/auth/methods")
    Map<String, Boolean> methods() {
        return Map.of("password", true, "oidc", settings.isOn());
    }

    @GetMapping("/api/auth/oidc")
    Mono<ResponseEntity<Void>> begin(ServerHttpRequest request) {
        requireOn();
        OidcAttempt attempt = new OidcAttempt(Secret.next(""), Secret.next(""), Secret.next(""));
        return provider.authorization(attempt)
                .map(address -> leading(address.toString(), cookie.of(attempt, request)))
                .onErrorResume(failure -> Mono.just(failed(failure, request)));
    }

    @GetMapping("/api/auth/oidc/callback")
    Mono<ResponseEntity<Void>> callback(ServerHttpRequest request) {
        requireOn();
        String code = request.getQueryParams().getFirst("code");
        String state = request.getQueryParams().getFirst("state");
        if (code == null || state == null) {
            return Mono.just(refused(request));
        }
        Peer peer = RequestPeer.of(request);
        return cookie.read(request)
                .flatMap(attempt -> logIn.complete(attempt, state, code, peer))
                .map(session -> leading(dashboard, SessionCookie.of(session, request), cookie.cleared(request)))
                .defaultIfEmpty(refused(request))
                .onErrorResume(failure -> Mono.just(failed(failure, request)));
    }

    private void requireOn() {
        if (!settings.isOn()) {
            throw ProblemException.notFound();
        }
    }

    private ResponseEntity<Void> failed(Throwable failure, ServerHttpRequest request) {
        if (failure instanceof OidcRefusedException) {
            LOG.info("oidc log-in refused: {}", failure.getMessage());
            return refused(request);
        }
        LOG.warn("oidc log-in failed: {}", failure.getClass().getSimpleName());
        return leading(dashboard + "?login=unavailable", cookie.cleared(request));
    }

    private ResponseEntity<Void> refused(ServerHttpRequest request) {
        return leading(dashboard + "?login=refused", cookie.cleared(request));
    }

    private static ResponseEntity<Void> leading(String address, ResponseCookie... cookies) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        for (ResponseCookie cookie : cookies) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return answer.build();
    }
}
