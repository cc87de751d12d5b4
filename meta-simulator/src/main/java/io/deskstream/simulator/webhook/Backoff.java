package io.deskstream.simulator.webhook;

import java.time.Duration;

/** How long to wait before a webhook is delivered again: a few times at once, then longer and longer up to a cap. */
record Backoff(int atOnce, Duration first, Duration longest) {
    static final Backoff META_IN_SMALL = new Backoff(3, Duration.ofMillis(200), Duration.ofSeconds(5));

    /** @param failures so far, at least 1 */
    Duration after(int failures) {
        if (failures <= atOnce) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - atOnce - 1, 16);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
