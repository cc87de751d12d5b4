package io.deskstream.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The app's side of the webhooks: checks the signature itself, keeps what it took, refuses as many as it is told. */
final class AppReceiver implements AutoCloseable {
    static final String SECRET = "first-secret";

    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final AtomicInteger toRefuse = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    AppReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/webhooks/meta", this::receive);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/webhooks/meta";
    }

    void refuseNext(int count) {
        toRefuse.set(count);
    }

    int refused() {
        return refused.get();
    }

    List<String> forged() {
        return forged;
    }

    /** What came of this customer, in order. */
    List<JsonNode> items(String participantId) {
        return taken.stream()
                .map(body -> body.at("/entry/0/messaging/0"))
                .filter(item -> item.at("/sender/id").asString("").equals(participantId)
                        || item.at("/recipient/id").asString("").equals(participantId))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String expected = "sha256=" + hmac(body);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"))) {
            forged.add(new String(body, StandardCharsets.UTF_8));
        }
        boolean refuses = toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (refuses) {
            refused.incrementAndGet();
        } else {
            taken.add(JsonMapper.shared().readTree(body));
        }
        exchange.sendResponseHeaders(refuses ? 503 : 200, -1);
        exchange.close();
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
