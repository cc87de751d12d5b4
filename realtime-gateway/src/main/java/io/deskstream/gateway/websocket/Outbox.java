package io.deskstream.gateway.websocket;

import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.QueuedFrame;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * A session's bounded queue: any thread puts frames in, the connection takes them as it can write. A frame that finds it full
 * ends the session as too slow, and what waits is dropped: the client resumes with its cursor. Signals are conflated by key
 * and go when no frame waits. Never blocks.
 */
public final class Outbox {

    private final int mostFrames;
    private final int mostBytes;
    private final Runnable roomAgain;
    private final ArrayDeque<QueuedFrame> frames = new ArrayDeque<>();
    private final Map<String, QueuedFrame> signals = new LinkedHashMap<>();
    private final AtomicInteger drains = new AtomicInteger();
    private int bytes;
    private boolean crowded;
    private boolean ended;
    private @Nullable CloseReason reason;
    private volatile @Nullable FluxSink<QueuedFrame> sink;

    /**
     * An empty queue.
     *
     * @param roomAgain called when the queue was more than half full and is no longer
     */
    public Outbox(int mostFrames, int mostBytes, Runnable roomAgain) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
        this.roomAgain = roomAgain;
    }

    public boolean offer(QueuedFrame frame) {
        boolean queued = enqueue(frame);
        drain();
        return queued;
    }

    private synchronized boolean enqueue(QueuedFrame frame) {
        if (ended) {
            return false;
        }
        if (frames.size() >= mostFrames || (bytes + frame.json().length > mostBytes && !frames.isEmpty())) {
            finish(CloseReason.TOO_SLOW);
            return false;
        }
        frames.add(frame);
        bytes += frame.json().length;
        crowded |= moreThanHalfFull();
        return true;
    }

    public void offerSignal(String key, QueuedFrame frame) {
        synchronized (this) {
            if (!ended) {
                signals.put(key, frame);
            }
        }
        drain();
    }

    /** Whether it is at most half full. */
    public synchronized boolean roomy() {
        return !ended && !moreThanHalfFull();
    }

    private boolean moreThanHalfFull() {
        return frames.size() > mostFrames / 2 || bytes > mostBytes / 2;
    }

    /** Ends the session; what waits goes first unless the client was too slow for it. */
    public void close(@Nullable CloseReason why) {
        synchronized (this) {
            if (!ended) {
                ended = true;
                reason = why;
                signals.clear();
            }
        }
        drain();
    }

    private void finish(CloseReason why) {
        ended = true;
        reason = why;
        frames.clear();
        signals.clear();
    }

    public synchronized boolean ended() {
        return ended;
    }

    /** Why the server ended the session, null where the client did or it goes on. */
    public synchronized @Nullable CloseReason reason() {
        return reason;
    }

    /** The frames as they are asked for, complete when the session ends. For one subscriber. */
    public Flux<QueuedFrame> frames() {
        return Flux.create(
                subscriber -> {
                    sink = subscriber;
                    subscriber.onRequest(n -> drain());
                    subscriber.onDispose(() -> close(null));
                    drain();
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    private void drain() {
        FluxSink<QueuedFrame> subscriber = sink;
        if (subscriber == null || drains.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            pass(subscriber);
            missed = drains.addAndGet(-missed);
        } while (missed != 0);
    }

    private void pass(FluxSink<QueuedFrame> subscriber) {
        while (subscriber.requestedFromDownstream() > 0) {
            QueuedFrame next = next();
            if (next == null) {
                break;
            }
            subscriber.next(next);
        }
        if (exhausted()) {
            subscriber.complete();
        }
    }

    private @Nullable QueuedFrame next() {
        boolean eased;
        QueuedFrame next;
        synchronized (this) {
            next = frames.poll();
            if (next == null) {
                return nextSignal();
            }
            bytes -= next.json().length;
            eased = crowded && !moreThanHalfFull();
            crowded &= !eased;
        }
        if (eased) {
            roomAgain.run();
        }
        return next;
    }

    private @Nullable QueuedFrame nextSignal() {
        Iterator<QueuedFrame> waiting = signals.values().iterator();
        if (!waiting.hasNext()) {
            return null;
        }
        QueuedFrame next = waiting.next();
        waiting.remove();
        return next;
    }

    private synchronized boolean exhausted() {
        return ended && frames.isEmpty();
    }
}
