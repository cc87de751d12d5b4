package io.deskstream.persistence.kafka.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that relays, for ever: after a failure it waits a little longer each time, up to five seconds. */
final class DirectoryRelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRelayLoop.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DirectoryRelay relay;
    private final DirectoryPublisher publisher;
    private final Object wakeUp = new Object();
    private volatile @Nullable Thread thread;

    DirectoryRelayLoop(DirectoryRelay relay, DirectoryPublisher publisher) {
        this.relay = relay;
        this.publisher = publisher;
    }

    @Override
    public void start() {
        Thread loop = new Thread(this::run, "directory-relay");
        thread = loop;
        loop.start();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (isRunning()) {
            pause = step(pause);
            sleep(pause);
        }
    }

    /** How long to wait before the next. */
    private Duration step(Duration before) {
        try {
            return relay.relay() ? Duration.ZERO : IDLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
            return Duration.ZERO;
        } catch (Exception e) {
            LOG.warn("the directory could not be told of its changes and tries again: {}", e.toString());
            return longer(before);
        }
    }

    private static Duration longer(Duration before) {
        Duration doubled = before.compareTo(IDLE) < 0 ? IDLE : before.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private void sleep(Duration pause) {
        synchronized (wakeUp) {
            try {
                if (isRunning() && !pause.isZero()) {
                    wakeUp.wait(pause.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                thread = null;
            }
        }
    }

    @Override
    public void stop() {
        Thread loop = thread;
        synchronized (wakeUp) {
            thread = null;
            wakeUp.notifyAll();
        }
        try {
            if (loop != null) {
                loop.join(PATIENCE);
            }
            relay.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("the directory's lease was not given back and runs out by itself: {}", e.toString());
        } finally {
            publisher.close();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the HTTP server, so that the last requests' changes are told, and before the event loops (0). */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
