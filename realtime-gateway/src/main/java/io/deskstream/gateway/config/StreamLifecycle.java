package io.deskstream.gateway.config;

import io.deskstream.gateway.kafka.StreamReader;
import io.deskstream.gateway.websocket.HubThread;
import org.springframework.context.SmartLifecycle;

/** Starts the hub before its reader. Stops first of all, so that every session is told to go elsewhere. */
final class StreamLifecycle implements SmartLifecycle {

    private final HubThread hub;
    private final StreamReader reader;
    private volatile boolean running;

    StreamLifecycle(HubThread hub, StreamReader reader) {
        this.hub = hub;
        this.reader = reader;
    }

    @Override
    public void start() {
        hub.start(reader::logEnd);
        reader.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            hub.sendAway();
            reader.stop();
            hub.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
