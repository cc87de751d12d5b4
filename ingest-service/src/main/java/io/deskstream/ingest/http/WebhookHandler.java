package io.deskstream.ingest.http;

import io.deskstream.ingest.domain.Signature;
import io.deskstream.ingest.domain.VerifyToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The two calls that Meta makes. Runs on event loops and never blocks them. */
public final class WebhookHandler {

    private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

    private final VerifyToken verifyToken;
    private final WebhookIntake intake;
    private final WebhookReport report;
    private final MemoryBudget memory;
    private final Clock clock;

    WebhookHandler(
            VerifyToken verifyToken, WebhookIntake intake, WebhookReport report, MemoryBudget memory, Clock clock) {
        this.verifyToken = verifyToken;
        this.intake = intake;
        this.report = report;
        this.memory = memory;
        this.clock = clock;
    }

    /** The handshake: gives the challenge back to whoever knows the verify token. */
    Mono<ServerResponse> handshake(ServerRequest request) {
        boolean ours =
                request.queryParam("hub.mode").filter("subscribe"::equals).isPresent()
                        && request.queryParam("hub.verify_token")
                                .filter(verifyToken::is)
                                .isPresent();
        Optional<String> challenge = request.queryParam("hub.challenge");
        if (!ours || challenge.isEmpty()) {
            return refuse(Refusal.WRONG_TOKEN);
        }
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue(challenge.get());
    }

    /** A delivery: answered with 200 once every item of it is durable. */
    Mono<ServerResponse> deliver(ServerRequest request) {
        Optional<Signature> signature = Signature.parse(request.headers().header("X-Hub-Signature-256"));
        return signature.map(given -> deliver(request, given)).orElseGet(() -> refuse(request, Refusal.NOT_SIGNED));
    }

    private Mono<ServerResponse> deliver(ServerRequest request, Signature signature) {
        Instant receivedAt = clock.instant();
        return Mono.using(
                memory::lease,
                lease -> BodyReader.read(request, lease)
                        .map(body -> new Delivery(body, signature, mediaType(request), receivedAt))
                        .flatMap(this::keep)
                        .onErrorResume(failure -> refuse(refusalOf(failure))),
                MemoryBudget.Lease::release);
    }

    private Mono<ServerResponse> keep(Delivery delivery) {
        return intake.take(delivery).flatMap(webhook -> {
            report.accepted(webhook, delivery.body().length, delivery.receivedAt(), clock.instant());
            return ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("EVENT_RECEIVED");
        });
    }

    Mono<ServerResponse> wrongMethod(ServerRequest request) {
        return refuse(request, Refusal.WRONG_METHOD);
    }

    /** For what is refused without a look at its body, which has to be read all the same. */
    private Mono<ServerResponse> refuse(ServerRequest request, Refusal refusal) {
        return BodyReader.discard(request, memory.lease())
                .onErrorResume(RefusedException.class, unread -> Mono.empty())
                .then(Mono.defer(() -> refuse(refusal)));
    }

    private Mono<ServerResponse> refuse(Refusal refusal) {
        report.refused(refusal);
        return Problems.answer(refusal);
    }

    /** Whatever fails that is not the request's fault is a reason to be delivered again. */
    private static Refusal refusalOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused.refusal();
        }
        log.warn("webhook not acknowledged: {}", cause.toString());
        return Refusal.NOT_ACKNOWLEDGED;
    }

    private static Optional<MediaType> mediaType(ServerRequest request) {
        try {
            return request.headers().contentType();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
