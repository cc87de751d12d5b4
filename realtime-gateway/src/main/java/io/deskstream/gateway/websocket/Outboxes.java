package io.deskstream.gateway.websocket;

import io.deskstream.gateway.domain.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;

/** Makes the sessions' queues and counts how sessions end. */
public final class Outboxes {

    private final HubThread hub;
    private final int mostFrames;
    private final int mostBytes;
    private final MeterRegistry meters;

    public Outboxes(HubThread hub, int mostFrames, int mostBytes, MeterRegistry meters) {
        this.hub = hub;
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
        this.meters = meters;
    }

    public Outbox open() {
        return new Outbox(mostFrames, mostBytes, hub::nudge);
    }

    public void closed(Outbox outbox) {
        CloseReason reason = outbox.reason();
        String code = reason == null ? "client" : String.valueOf(reason.code());
        meters.counter("gateway.sessions.closed", "code", code).increment();
    }
}
