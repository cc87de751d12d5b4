package io.deskstream.gateway;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real WebSocket client that keeps what it was told. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reads;
    private @Nullable WebSocket socket;

    private SocketClient(boolean reads) {
        this.reads = reads;
    }

    static SocketClient open(int port, String token, @Nullable String cursor) {
        return open(port, token, cursor, true);
    }

    /** One that takes nothing until {@link #read()}. */
    static SocketClient openDeaf(int port, String token) {
        return open(port, token, null, false);
    }

    private static SocketClient open(int port, String token, @Nullable String cursor, boolean reads) {
        var client = new SocketClient(reads);
        String query = cursor == null ? "" : "?cursor=" + cursor;
        client.socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/ws" + query), client)
                .join();
        return client;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reads) {
            webSocket.request(1);
        }
    }

    void read() {
        socket().request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    void send(String frame) {
        socket().sendText(frame, true).join();
    }

    void sendBinary() {
        socket().sendBinary(java.nio.ByteBuffer.wrap(new byte[] {1}), true).join();
    }

    JsonNode next(String type) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> frames.stream()
                                .filter(frame -> frame.path("type").asString("").equals(type))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    int closeCode() {
        return closed.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private WebSocket socket() {
        return java.util.Objects.requireNonNull(socket);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
