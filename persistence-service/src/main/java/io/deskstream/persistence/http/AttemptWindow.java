package io.deskstream.persistence.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts by key in a sliding window, in memory. An attempt counts from its beginning, so that many at once do not
 * pass, and is taken back when it succeeds. Holds a bounded number of keys; the one unused longest goes. Safe for threads.
 */
final class AttemptWindow {

    private static final int KEYS = 10_000;

    private final int allowed;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true);

    AttemptWindow(int allowed, Duration window, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    /** Zero when the attempt is counted in; else how long to wait. */
    synchronized Duration enter(String key) {
        Instant now = clock.instant();
        Deque<Instant> earlier = attempts.computeIfAbsent(key, absent -> new ArrayDeque<>());
        while (!earlier.isEmpty() && !earlier.getFirst().plus(window).isAfter(now)) {
            earlier.removeFirst();
        }
        dropUnusedLongest();
        if (earlier.size() >= allowed) {
            return Duration.between(now, earlier.getFirst().plus(window));
        }
        earlier.addLast(now);
        return Duration.ZERO;
    }

    synchronized void takeBack(String key) {
        Deque<Instant> earlier = attempts.get(key);
        if (earlier != null) {
            earlier.pollLast();
        }
    }

    synchronized void forget(String key) {
        attempts.remove(key);
    }

    private void dropUnusedLongest() {
        if (attempts.size() > KEYS) {
            var oldest = attempts.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
