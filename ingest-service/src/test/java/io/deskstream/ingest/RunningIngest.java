package io.deskstream.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a free port, and Meta's way of calling it. */
final class RunningIngest implements AutoCloseable {

    static final String FIRST_SECRET = "first-secret";
    static final String SECOND_SECRET = "second-secret";
    static final String VERIFY_TOKEN = "verify me";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final int PARTITIONS = 4;

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningIngest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningIngest on(String bootstrapServers, String registryUrl, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--deskstream.schema-registry.url=" + registryUrl,
                "--deskstream.topics.replication=1",
                "--deskstream.meta.app-secrets=" + FIRST_SECRET + "," + SECOND_SECRET,
                "--deskstream.meta.verify-token=" + VERIFY_TOKEN));
        arguments.addAll(more.length > 0 ? List.of(more) : List.of("--deskstream.topics.partitions=" + PARTITIONS));
        return new RunningIngest(IngestApplication.builder().run(arguments.toArray(String[]::new)));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** Posts as Meta does. */
    HttpResponse<String> deliver(byte[] body) throws Exception {
        return deliver(body, signature(FIRST_SECRET, body));
    }

    HttpResponse<String> deliver(byte[] body, String signature) throws Exception {
        return send(post(BodyPublishers.ofByteArray(body)).header("X-Hub-Signature-256", signature));
    }

    HttpRequest.Builder post(BodyPublisher body) {
        return HttpRequest.newBuilder(uri("/webhooks/meta"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
