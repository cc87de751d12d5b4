package io.deskstream.persistence.postgres.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** A time that ends now, in whole slots of five minutes, and the steps in which it is drawn. */
public enum StatsWindow {
    HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(5)),
    DAY("24h", Duration.ofHours(24), Duration.ofHours(1)),
    WEEK("7d", Duration.ofDays(7), Duration.ofHours(6)),
    MONTH("30d", Duration.ofDays(30), Duration.ofDays(1));

    private static final long SLOT_S = 300;

    private final String text;
    private final Duration length;
    private final Duration bucket;

    StatsWindow(String text, Duration length, Duration bucket) {
        this.text = text;
        this.length = length;
        this.bucket = bucket;
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(StatsWindow::text).toList();
    }

    public static StatsWindow of(String text) {
        return Arrays.stream(values())
                .filter(window -> window.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    public String text() {
        return text;
    }

    Duration bucket() {
        return bucket;
    }

    /** So that the slot in which {@code now} is counts, as far as it has gone. */
    Instant from(Instant now) {
        long slotEnd = (now.getEpochSecond() / SLOT_S + 1) * SLOT_S;
        return Instant.ofEpochSecond(slotEnd).minus(length);
    }

    /** When each bucket begins, oldest first. */
    List<Instant> buckets(Instant now) {
        Instant from = from(now);
        return LongStream.range(0, length.dividedBy(bucket))
                .mapToObj(i -> from.plus(bucket.multipliedBy(i)))
                .toList();
    }
}
