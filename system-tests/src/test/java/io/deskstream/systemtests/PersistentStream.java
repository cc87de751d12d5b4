package io.deskstream.systemtests;

import io.deskstream.testkit.guarantee.Fact;
import io.deskstream.testkit.guarantee.History;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client's live stream that comes back with its cursor whenever the connection is lost, and records what it sees. */
final class PersistentStream implements AutoCloseable {

    private static final Duration BEFORE_COMING_BACK = Duration.ofMillis(200);

    private final ApiClient client;
    private final String name;
    private final History history;
    private final AtomicInteger connections = new AtomicInteger();
    private final Background work;
    private LiveSocket socket;

    PersistentStream(ApiClient client, String name, History history) {
        this.client = client;
        this.name = name;
        this.history = history;
        this.socket = connect(null);
        this.work = Background.repeat(name, this::round);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        work.close();
        socket.close();
    }

    private void round() throws InterruptedException {
        if (socket.ended()) {
            comeBack();
        }
        Thread.sleep(BEFORE_COMING_BACK);
    }

    private void comeBack() {
        try {
            socket = connect(socket.cursor());
        } catch (CompletionException | IllegalStateException down) {
            // the next round tries again
        }
    }

    private LiveSocket connect(@Nullable String cursor) {
        LiveSocket opened = LiveSocket.open(client, cursor, this::record);
        connections.incrementAndGet();
        return opened;
    }

    private void record(JsonNode frame) {
        if ("resync".equals(Json.text(frame, "type"))) {
            history.record(new Fact.Resynced(name));
        }
        JsonNode message = frame.path("message");
        if (message.isObject()) {
            history.record(new Fact.FrameSeen(
                    name,
                    message.path("conversation_id").asString(),
                    message.path("id").asString(),
                    message.path("seq").asLong(),
                    message.path("version").asLong()));
        }
    }
}
