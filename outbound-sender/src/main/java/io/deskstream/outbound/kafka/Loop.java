package io.deskstream.outbound.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one thread that runs a body until told to stop, and runs it again after a failure: broker errors are never given up
 * on. Holds no rules.
 */
public final class Loop {

    /** What the thread does; returns soon after {@code running} turns false. */
    public interface Body {
        void run(BooleanSupplier running) throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Body body;
    private volatile boolean running;
    private @Nullable Thread thread;

    public Loop(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::runUntilStopped);
    }

    private void runUntilStopped() {
        while (running) {
            try {
                body.run(() -> running);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("{} failed, goes on in {}", name, AFTER_FAILURE, e);
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    public synchronized boolean isAlive() {
        return thread != null && thread.isAlive();
    }

    public void askToStop() {
        running = false;
    }

    /** Returns when the body has ended, or after {@code patience}. */
    public void awaitEnd(Duration patience) throws InterruptedException {
        Thread started;
        synchronized (this) {
            started = thread;
        }
        if (started != null && !started.join(patience)) {
            log.warn("{} did not end within {}", name, patience);
        }
    }
}
