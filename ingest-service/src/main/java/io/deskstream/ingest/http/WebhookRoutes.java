package io.deskstream.ingest.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.ingest.domain.AppSecrets;
import io.deskstream.ingest.domain.ItemLog;
import io.deskstream.ingest.domain.VerifyToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The service's paths. */
public final class WebhookRoutes {

    private static final String PATH = "/webhooks/meta";
    private static final long MEMORY_BYTES = 128L << 20;

    private WebhookRoutes() {}

    /**
     * The routes of webhooks.
     *
     * @param executor for work that may block
     */
    public static RouterFunction<ServerResponse> of(
            AppSecrets secrets,
            VerifyToken verifyToken,
            ItemLog itemLog,
            Executor executor,
            MeterRegistry metrics,
            Clock clock) {
        WebhookHandler handler = new WebhookHandler(
                verifyToken,
                new WebhookIntake(secrets, itemLog, executor),
                new WebhookReport(metrics),
                new MemoryBudget(MEMORY_BYTES),
                clock);
        return route().GET(PATH, handler::handshake)
                .POST(PATH, handler::deliver)
                .route(RequestPredicates.path(PATH), handler::wrongMethod)
                .build();
    }
}
