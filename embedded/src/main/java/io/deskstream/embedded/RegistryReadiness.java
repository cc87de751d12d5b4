package io.deskstream.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Waits until the registry takes its compatibility rule, which shows that both its front and its storage are up. */
final class RegistryReadiness {

    private static final String RULE = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

    private final String url;
    private final Process process;
    private final Path log;

    RegistryReadiness(String url, Process process, Path log) {
        this.url = url;
        this.process = process;
        this.log = log;
    }

    void await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            while (!takesRule(client)) {
                requireStarting(deadline);
                Pause.briefly();
            }
        }
    }

    private boolean takesRule(HttpClient client) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/config"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(RULE))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("interrupted while the schema registry was starting", e);
        }
    }

    private void requireStarting(long deadline) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
            process.destroyForcibly();
            throw new PartFailedException(
                    "the schema registry does not start: " + LogFiles.lastLine(log) + " (see " + log + ")");
        }
    }
}
