package io.deskstream.persistence.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Growing pauses between attempts, cut short by a stop. Used by one thread; {@code stop} may come from any. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final CountDownLatch stop;
    private Duration next = FIRST;

    Backoff(CountDownLatch stop) {
        this.stop = stop;
    }

    /**
     * Waits.
     *
     * @throws InterruptedException when a stop is wanted
     */
    void pause() throws InterruptedException {
        if (stop.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("stopped");
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(MOST) > 0 ? MOST : doubled;
    }

    void reset() {
        next = FIRST;
    }
}
