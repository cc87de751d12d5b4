package io.deskstream.gateway.websocket;

import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.Cursor;
import io.deskstream.gateway.domain.Hub;
import io.deskstream.gateway.domain.Member;
import io.deskstream.gateway.domain.Signal;
import io.deskstream.gateway.domain.StreamEvent;
import io.deskstream.gateway.domain.StreamLayout;
import io.deskstream.gateway.kafka.StreamSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that works the hub: what the reader reads, sessions that come and go, heartbeats. Its queue is bounded
 * towards the reader, which waits; sessions never wait.
 */
public final class HubThread implements StreamSink {

    private static final Logger LOG = LoggerFactory.getLogger(HubThread.class);
    private static final int BATCHES_AHEAD = 16;
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StreamLayout layout;
    private final Function<long[], Hub> hubs;
    private final int heartbeatSeconds;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Semaphore ahead = new Semaphore(BATCHES_AHEAD);
    private final Thread thread = new Thread(this::run, "gateway-hub");
    private @Nullable Hub hub;
    private int bucket;
    private volatile Supplier<CompletableFuture<long[]>> logEnd = CompletableFuture::new;
    private volatile boolean running = true;
    private volatile boolean ready;
    private volatile long @Nullable [] position;
    private volatile int sessions;
    private volatile long memoryBytes;

    /**
     * A thread, not yet started.
     *
     * @param hubs makes a hub that begins at a position
     */
    public HubThread(StreamLayout layout, Function<long[], Hub> hubs, Duration heartbeat) {
        this.layout = layout;
        this.hubs = hubs;
        this.heartbeatSeconds = (int) Math.max(1, heartbeat.toSeconds());
    }

    /**
     * Starts the thread.
     *
     * @param logEnd asks the log for its end, per slot
     */
    public void start(Supplier<CompletableFuture<long[]>> logEnd) {
        this.logEnd = logEnd;
        thread.start();
    }

    /** Tells all sessions to resume elsewhere; no more are let in. */
    public void sendAway() {
        ready = false;
        tasks.add(this::closeAll);
    }

    /** Ends the thread and waits for it. */
    public void stop() throws InterruptedException {
        tasks.add(() -> running = false);
        thread.join(Duration.ofSeconds(10));
    }

    /** Whether sessions can be let in. */
    public boolean ready() {
        return ready;
    }

    /** The present position as a cursor; null before there is one. Never later than what was told to live sessions. */
    public @Nullable String cursor() {
        long[] now = position;
        return now == null ? null : Cursor.encode(layout, now);
    }

    public int sessions() {
        return sessions;
    }

    public long memoryBytes() {
        return memoryBytes;
    }

    /** Lets a session in; it is closed where that cannot be. */
    public void join(Member member, @Nullable String cursor) {
        tasks.add(() -> join(member, cursor, null));
    }

    public void leave(Member member) {
        tasks.add(() -> {
            if (hub != null) {
                hub.leave(member);
            }
        });
    }

    /** Answers a session's ping, behind all that it has yet to catch up with. */
    public void ping(Member member) {
        tasks.add(() -> {
            if (hub != null) {
                hub.ping(member);
            }
        });
    }

    /** A session that catches up has room again. */
    public void nudge() {
        tasks.add(() -> {});
    }

    private void join(Member member, @Nullable String cursor, long @Nullable [] end) {
        if (hub == null || !ready) {
            member.close(CloseReason.GOING_AWAY);
            return;
        }
        switch (hub.join(member, cursor, end)) {
            case JOINED, REFUSED -> {}
            case NEEDS_LOG_END -> {
                var _ = logEnd.get()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .whenComplete((answer, failure) -> tasks.add(() -> joinKnowing(member, cursor, answer)));
            }
        }
    }

    private void joinKnowing(Member member, @Nullable String cursor, long @Nullable [] end) {
        if (end == null) {
            member.close(CloseReason.GOING_AWAY);
        } else {
            join(member, cursor, end);
        }
    }

    @Override
    public void begin(long[] start) {
        tasks.add(() -> {
            closeAll();
            hub = hubs.apply(start);
        });
    }

    @Override
    public void accept(List<StreamEvent> events) throws InterruptedException {
        ahead.acquire();
        tasks.add(() -> {
            ahead.release();
            if (hub != null) {
                events.forEach(hub::accept);
            }
        });
    }

    @Override
    public void signal(Signal signal) {
        tasks.add(() -> {
            if (hub != null) {
                hub.signal(signal);
            }
        });
    }

    @Override
    public void caughtUp() {
        tasks.add(() -> ready = true);
    }

    @Override
    public void lost() {
        ready = false;
        tasks.add(this::closeAll);
    }

    private void closeAll() {
        if (hub != null) {
            hub.closeAll(CloseReason.GOING_AWAY);
        }
    }

    private void run() {
        long nextTick = System.nanoTime() + TICK_NANOS;
        boolean busy = false;
        while (running) {
            try {
                Runnable task = tasks.poll(busy ? 0 : Math.max(0, nextTick - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                busy = hub != null && hub.advance();
                publish();
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick += TICK_NANOS;
                    beat();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("hub.task failed", e);
            }
        }
    }

    private void publish() {
        if (hub != null) {
            sessions = hub.sessions();
            memoryBytes = hub.memoryBytes();
            if (ready) {
                position = hub.position();
            }
        }
    }

    private void beat() {
        bucket = (bucket + 1) % heartbeatSeconds;
        if (hub != null) {
            hub.heartbeat(bucket, heartbeatSeconds);
        }
    }
}
