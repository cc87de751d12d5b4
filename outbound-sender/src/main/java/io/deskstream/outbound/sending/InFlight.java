package io.deskstream.outbound.sending;

import java.time.Duration;

/** Counts the requests that were taken up and not answered yet. Safe for use by many threads. */
public final class InFlight {

    private final int limit;
    private int count;

    public InFlight(int limit) {
        this.limit = limit;
    }

    /** Whether {@code more} requests can be taken up within the limit. */
    public synchronized boolean hasRoomFor(int more) {
        return count + more <= limit;
    }

    public synchronized int count() {
        return count;
    }

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    /** Blocks its caller until nothing is in flight or {@code patience} is over; true when nothing is. */
    public synchronized boolean awaitNone(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
