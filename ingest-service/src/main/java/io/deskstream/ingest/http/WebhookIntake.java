package io.deskstream.ingest.http;

import io.deskstream.ingest.domain.AppSecrets;
import io.deskstream.ingest.domain.BodySplitter;
import io.deskstream.ingest.domain.ItemLog;
import io.deskstream.ingest.domain.Webhook;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Judges a delivery and keeps its items. Works on its executor, never on the caller's thread; answers within {@link #WITHIN}.
 */
final class WebhookIntake {

    /** Meta waits 5 s. */
    static final Duration WITHIN = Duration.ofSeconds(4);

    private final AppSecrets secrets;
    private final ItemLog itemLog;
    private final Executor executor;

    WebhookIntake(AppSecrets secrets, ItemLog itemLog, Executor executor) {
        this.secrets = secrets;
        this.itemLog = itemLog;
        this.executor = executor;
    }

    /** What the body held, once all of it is durable; else a {@link RefusedException} or the log's failure. */
    Mono<Webhook.Items> take(Delivery delivery) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        return Mono.fromFuture(() -> onExecutor(() -> judgeAndKeep(delivery, deadline)))
                .timeout(WITHIN, Mono.error(() -> new RefusedException(Refusal.NOT_ACKNOWLEDGED)))
                .onErrorMap(RejectedExecutionException.class, e -> new RefusedException(Refusal.OVERLOADED));
    }

    private CompletableFuture<Webhook.Items> onExecutor(Supplier<CompletableFuture<Webhook.Items>> work) {
        return CompletableFuture.supplyAsync(work, executor).thenCompose(kept -> kept);
    }

    private CompletableFuture<Webhook.Items> judgeAndKeep(Delivery delivery, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw new RefusedException(Refusal.OVERLOADED);
        }
        if (!secrets.signed(delivery.body(), delivery.signature())) {
            throw new RefusedException(Refusal.NOT_SIGNED);
        }
        if (!delivery.isJson()) {
            throw new RefusedException(Refusal.WRONG_MEDIA_TYPE);
        }
        return switch (BodySplitter.split(delivery.body())) {
            case Webhook.NotAnObject() -> throw new RefusedException(Refusal.NOT_AN_OBJECT);
            case Webhook.Items webhook ->
                itemLog.append(webhook.items(), delivery.receivedAt()).thenApply(done -> webhook);
        };
    }
}
