package io.deskstream.simulator.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One try to bring a signed body to the app. Meta waits 5 s for the answer. Any thread. */
final class WebhookReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI url;
    private final String appSecret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    WebhookReceiver(URI url, String appSecret) {
        this.url = url;
        this.appSecret = appSecret;
    }

    /** Returns normally when the app answered with 2xx. */
    void bring(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", "sha256=" + Signature.of(appSecret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("answered " + status);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
