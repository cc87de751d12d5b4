package io.deskstream.persistence.rebuild;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A bar with its rate for a person at a terminal, and a line now and then where there is none. Safe from any thread. */
final class Progress {

    private static final int WIDTH = 40;

    private final Terminal terminal;
    private final long total;
    private final AtomicLong done = new AtomicLong();
    private final long began = System.nanoTime();
    private long told;

    Progress(Terminal terminal, long total) {
        this.terminal = terminal;
        this.total = total;
    }

    void add(long records) {
        done.addAndGet(records);
        tell(false);
    }

    void end() {
        tell(true);
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private synchronized void tell(boolean last) {
        long now = System.nanoTime();
        if (last || now - told >= terminal.every().toNanos()) {
            told = now;
            terminal.redraw(line(now), last);
        }
    }

    private String line(long now) {
        long at = Math.min(done.get(), total);
        double share = total == 0 ? 1 : (double) at / total;
        int filled = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "  [%s%s] %3d %%  %,d of %,d records  %,d/s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                (int) (share * 100),
                at,
                total,
                at * 1_000_000_000L / Math.max(1, now - began));
    }
}
