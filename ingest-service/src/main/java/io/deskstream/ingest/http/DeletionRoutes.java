package io.deskstream.ingest.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.ingest.domain.AppSecrets;
import io.deskstream.ingest.domain.ConfirmationCodes;
import io.deskstream.ingest.domain.DeletionLog;
import io.deskstream.ingest.domain.SignedRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Meta's call for a person who wants their data deleted, answered once the request is durable, and the page on which that person
 * can ask after it.
 */
public final class DeletionRoutes {

    private static final Logger log = LoggerFactory.getLogger(DeletionRoutes.class);
    private static final String PATH = "/webhooks/meta/deletion";
    private static final Duration WITHIN = Duration.ofSeconds(4);

    private final AppSecrets secrets;
    private final ConfirmationCodes codes;
    private final DeletionLog requests;
    private final Executor executor;
    private final Clock clock;

    /**
     * The routes.
     *
     * @param executor for work that may block
     */
    public DeletionRoutes(
            AppSecrets secrets, ConfirmationCodes codes, DeletionLog requests, Executor executor, Clock clock) {
        this.secrets = secrets;
        this.codes = codes;
        this.requests = requests;
        this.executor = executor;
        this.clock = clock;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().POST(PATH, RequestPredicates.contentType(MediaType.APPLICATION_FORM_URLENCODED), this::request)
                .GET(PATH + "/{code}", this::status)
                .build();
    }

    private Mono<ServerResponse> request(ServerRequest call) {
        return call.formData()
                .map(form -> String.valueOf(form.getFirst("signed_request")))
                .flatMap(signed -> SignedRequest.userId(signed, secrets)
                        .map(userId -> keep(call, userId))
                        .orElseGet(() -> Problems.answer(Refusal.REQUEST_NOT_SIGNED)));
    }

    private Mono<ServerResponse> keep(ServerRequest call, String userId) {
        Instant now = clock.instant();
        String code = codes.issue(now);
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> requests.append(code, userId, now), executor)
                        .thenCompose(kept -> kept))
                .timeout(WITHIN)
                .then(Mono.defer(() -> accepted(call, code)))
                .onErrorResume(failure -> {
                    log.warn("deletion request not acknowledged: {}", failure.toString());
                    return Problems.answer(Refusal.NOT_ACKNOWLEDGED);
                });
    }

    private static Mono<ServerResponse> accepted(ServerRequest call, String code) {
        log.info("deletion requested code={}", code);
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("url", statusPage(call, code).toString(), "confirmation_code", code));
    }

    /** Under the address that Meta called, as a proxy in front tells it. */
    private static URI statusPage(ServerRequest call, String code) {
        String scheme = call.headers().firstHeader("X-Forwarded-Proto");
        return call.uriBuilder()
                .scheme("https".equals(scheme) ? "https" : call.uri().getScheme())
                .replacePath(PATH + "/" + code)
                .replaceQuery(null)
                .build();
    }

    private Mono<ServerResponse> status(ServerRequest call) {
        String code = call.pathVariable("code");
        return codes.receivedAt(code)
                .map(receivedAt -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'")
                        .bodyValue(DeletionPage.of(code, receivedAt)))
                .orElseGet(() -> Problems.answer(Refusal.UNKNOWN_CODE));
    }
}
