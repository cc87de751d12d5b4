package io.deskstream.outbound.domain;

import java.time.Duration;

/** How long a deferred send waits: doubling by the attempt, within bounds. */
public record Backoff(Duration first, Duration most) {

    private static final int MAX_DOUBLINGS = 20;

    /** After the {@code attempt}th attempt, counted from 1. */
    public Duration after(int attempt) {
        int doublings = Math.clamp(attempt - 1L, 0, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
