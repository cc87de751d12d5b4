package io.deskstream.gateway.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session that keeps all frames it was given; it can be made short of room. */
final class RecordedMember implements Member {

    final List<QueuedFrame> frames = new ArrayList<>();
    final List<QueuedFrame> signals = new ArrayList<>();
    private final String userId;
    private final int capacity;

    @Nullable
    CloseReason closed;

    int roomFor = Integer.MAX_VALUE;

    RecordedMember(String userId) {
        this(userId, Integer.MAX_VALUE);
    }

    RecordedMember(String userId, int capacity) {
        this.userId = userId;
        this.capacity = capacity;
    }

    @Override
    public String sessionId() {
        return "session of " + userId;
    }

    @Override
    public String userId() {
        return userId;
    }

    @Override
    public Proof proof() {
        return new Proof.Session(sessionId(), Instant.ofEpochSecond(1_000), Instant.ofEpochSecond(2_000));
    }

    @Override
    public boolean offer(QueuedFrame frame) {
        if (closed != null) {
            return false;
        }
        if (frames.size() >= capacity) {
            closed = CloseReason.TOO_SLOW;
            return false;
        }
        frames.add(frame);
        roomFor--;
        return true;
    }

    @Override
    public void offerSignal(String key, QueuedFrame frame) {
        signals.add(frame);
    }

    @Override
    public boolean roomy() {
        return roomFor > 0;
    }

    @Override
    public void close(CloseReason reason) {
        closed = closed == null ? reason : closed;
    }

    List<String> types() {
        return frames.stream().map(QueuedFrame::type).toList();
    }

    QueuedFrame last() {
        return frames.getLast();
    }

    String lastCursor() {
        return frames.stream()
                .map(QueuedFrame::cursor)
                .filter(java.util.Objects::nonNull)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    String json(int index) {
        return new String(frames.get(index).json(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
