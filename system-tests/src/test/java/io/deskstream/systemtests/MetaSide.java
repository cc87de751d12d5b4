package io.deskstream.systemtests;

import io.deskstream.simulator.SimulatorApplication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Meta's side, in the test's own JVM, so that it survives whatever befalls the system: customers, the Graph API, and webhooks
 * that are repeated until they are taken. Also posts webhook bodies of the test's own, signed as Meta signs them.
 */
final class MetaSide implements AutoCloseable {

    static final String APP_SECRET = "demo-app-secret";
    static final String PAGE = "100000000000001";
    static final String INSTAGRAM = "17841400000000001";

    private final ConfigurableApplicationContext simulator;
    private final URI address;
    private final URI webhooks;

    MetaSide(URI webhooks) {
        this.webhooks = webhooks;
        this.simulator = SimulatorApplication.builder()
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--deskstream.simulator.webhook-url=" + webhooks,
                        "--deskstream.simulator.most-messages=10000",
                        "--deskstream.meta.app-secrets=" + APP_SECRET);
        this.address =
                URI.create("http://127.0.0.1:" + simulator.getEnvironment().getRequiredProperty("local.server.port"));
    }

    URI address() {
        return address;
    }

    static String accountOf(String channel) {
        return channel.equals("instagram") ? INSTAGRAM : PAGE;
    }

    /** A customer writes; the message's mid. */
    String customerWrites(String channel, String participantId, String text) {
        return call("/sim/messages", person(channel, participantId, "text", text))
                .path("mid")
                .asString();
    }

    /** A customer edits, unsends or reacts to a message. */
    void customerAmends(String channel, String participantId, String mid, String action, Object... more) {
        Map<String, Object> body = person(channel, participantId, more);
        body.put("mid", mid);
        body.put("action", action);
        call("/sim/amendments", body);
    }

    /** A customer sends the simulator's photo; the message's mid. */
    String customerSendsPhoto(String channel, String participantId) {
        List<Map<String, String>> photo = List.of(Map.of("type", "image", "url", photo().toString()));
        return call("/sim/messages", person(channel, participantId, "text", "", "attachments", photo))
                .path("mid")
                .asString();
    }

    URI photo() {
        return address.resolve("/photo.png");
    }

    void customerReads(String channel, String participantId) {
        call("/sim/read", person(channel, participantId));
    }

    /** What the Send API accepted for this customer, in order. */
    List<JsonNode> sent(String participantId) {
        return Json.items(get("/sim/sent?participant_id=" + participantId).path("items"));
    }

    /** The thread as the customer sees it, in order. */
    List<JsonNode> thread(String channel, String participantId) {
        return Json.items(get("/sim/conversations/" + accountOf(channel) + "/" + participantId)
                .path("messages"));
    }

    /** Starts a stream of customers; its id. */
    String load(int conversations, int messagesPerSecond, int seconds) {
        Map<String, Integer> plan =
                Map.of("conversations", conversations, "messages_per_second", messagesPerSecond, "seconds", seconds);
        return call("/sim/load", plan).path("id").asString();
    }

    JsonNode loadProgress(String id) {
        return get("/sim/load/" + id);
    }

    /**
     * From now on.
     *
     * @param answersAfterMs how long the Send API takes to say that it accepted a message
     * @param duplicates rate of webhooks that are delivered twice
     */
    void disturb(int answersAfterMs, double duplicates) {
        faults(Map.of("send", Map.of("latency_ms", answersAfterMs), "webhooks", Map.of("duplicate", duplicates)));
    }

    /** Every send is answered with this error from now on, and none leaves. */
    void refuse(int code, @Nullable Integer subcode) {
        Map<String, Integer> error =
                subcode == null ? Map.of("code", code) : Map.of("code", code, "error_subcode", subcode);
        faults(Map.of("send", Map.of("error", error)));
    }

    void behave() {
        faults(Map.of());
    }

    private void faults(Map<String, Object> plan) {
        ApiClient.send(HttpRequest.newBuilder(address.resolve("/sim/faults"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(Json.write(plan))))
                .expect(200);
    }

    /** The webhook's body as Meta writes it, escaped and signed. */
    ApiClient.Answer post(JsonNode body) {
        byte[] bytes = escaped(Json.write(body)).getBytes(StandardCharsets.US_ASCII);
        return post(bytes, "sha256=" + signature(APP_SECRET, bytes));
    }

    ApiClient.Answer post(byte[] body, String signature) {
        return ApiClient.send(HttpRequest.newBuilder(webhooks)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Outside of texts JSON has neither slashes nor other characters than ASCII. */
    static String escaped(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c == '/' ? "\\/" : c < 0x7f ? "" + (char) c : "\\u%04x".formatted(c)));
        return ascii.toString();
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static Map<String, Object> person(String channel, String participantId, Object... more) {
        Map<String, Object> person = Json.object(more);
        person.put("channel", channel);
        person.put("account_id", accountOf(channel));
        person.put("participant_id", participantId);
        return person;
    }

    private JsonNode call(String path, Object body) {
        return ApiClient.send(HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body))))
                .expect(202)
                .body();
    }

    private JsonNode get(String path) {
        return ApiClient.send(HttpRequest.newBuilder(address.resolve(path)))
                .expect(200)
                .body();
    }
}
