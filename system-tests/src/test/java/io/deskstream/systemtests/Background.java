package io.deskstream.systemtests;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Work that is repeated on a thread of its own until it is closed; a failure is told to who closes it. */
final class Background implements AutoCloseable {

    /** One round; may take its time, and ends by itself. */
    interface Round {
        void run() throws InterruptedException;
    }

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    private Background(String name, Round round) {
        this.thread = Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!closing) {
                    round.run();
                }
            } catch (InterruptedException | RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
    }

    static Background repeat(String name, Round round) {
        return new Background(name, round);
    }

    /** Lets the present round end; interrupts it where it does not. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(Awaiting.PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError(thread.getName() + " failed", failed);
        }
    }
}
