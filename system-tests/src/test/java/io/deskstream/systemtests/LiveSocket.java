package io.deskstream.systemtests;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A live stream over one WebSocket: records every frame in order, and keeps the last cursor. Safe from any thread. */
final class LiveSocket implements AutoCloseable {

    private final List<JsonNode> frames = new ArrayList<>();
    private final Consumer<JsonNode> observer;
    private final WebSocket socket;
    private @Nullable String cursor;
    private boolean ended;

    private LiveSocket(URI gateway, String token, @Nullable String from, Consumer<JsonNode> observer) {
        this.observer = observer;
        this.cursor = from;
        String query = from == null ? "" : "?cursor=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        URI address = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/api/ws" + query);
        this.socket = ApiClient.HTTP
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .buildAsync(address, new Recorder())
                .join();
    }

    /** Opens at the present and waits for the greeting. */
    static LiveSocket open(ApiClient client) {
        return open(client, null, frame -> {});
    }

    /**
     * Opens where another stream ended. {@code observer} gets every frame, in order.
     *
     * @throws IllegalStateException when the connection ends before the greeting
     */
    static LiveSocket open(ApiClient client, @Nullable String cursor, Consumer<JsonNode> observer) {
        LiveSocket socket = new LiveSocket(client.gateway(), client.token(), cursor, observer);
        Awaiting.until("hello or the end", () -> socket.ended() || socket.find(ofType("hello")) != null, open -> open);
        if (socket.find(ofType("hello")) == null) {
            throw new IllegalStateException("the connection ended before the greeting");
        }
        return socket;
    }

    synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    synchronized @Nullable String cursor() {
        return cursor;
    }

    synchronized boolean ended() {
        return ended;
    }

    JsonNode await(String what, Predicate<JsonNode> wanted) {
        return Awaiting.until(what + " on the socket", () -> find(wanted), found -> found != null);
    }

    List<JsonNode> all(Predicate<JsonNode> wanted) {
        return frames().stream().filter(wanted).toList();
    }

    void send(Object frame) {
        socket.sendText(Json.write(frame), true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    static Predicate<JsonNode> ofType(String type) {
        return frame -> type.equals(Json.text(frame, "type"));
    }

    /** An image of that message. */
    static Predicate<JsonNode> image(String messageId) {
        return frame -> messageId.equals(Json.text(frame.path("message"), "id"));
    }

    /** A message that the platform calls so has come. */
    static Predicate<JsonNode> created(String platformMessageId) {
        return ofType("message.created")
                .and(frame -> platformMessageId.equals(Json.text(frame.path("message"), "platform_message_id")));
    }

    private @Nullable JsonNode find(Predicate<JsonNode> wanted) {
        return frames().stream().filter(wanted).findFirst().orElse(null);
    }

    private synchronized void take(JsonNode frame) {
        frames.add(frame);
        String at = Json.text(frame, "cursor");
        cursor = at == null ? cursor : at;
        observer.accept(frame);
    }

    private synchronized void end() {
        ended = true;
    }

    private final class Recorder implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(Json.read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            end();
        }
    }
}
