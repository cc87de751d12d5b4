package io.deskstream.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;

/** Waits until every service answers UP where its orchestrator would ask. Blocks its caller. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Settings settings;
    private final HttpClient client;

    Readiness(Settings settings, HttpClient client) {
        this.settings = settings;
        this.client = client;
    }

    void await(Collection<Part> services) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Part service : services) {
            while (!isReady(service)) {
                requireTime(service, deadline);
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean isReady(Part service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(service))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void requireTime(Part service, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new StartRefusedException("%s is not ready after %d s: see %s"
                    .formatted(service.title(), LIMIT.toSeconds(), address(service)));
        }
    }

    private URI address(Part service) {
        return URI.create("http://127.0.0.1:" + settings.port(service) + "/actuator/health/readiness");
    }
}
