package io.deskstream.persistence.search;

import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Times as negative numbers beside a text's {@link Tokens}, so that an index that knows no order gives the newest first: a
 * search walks the buckets of one hour, then of 36 hours, of 48 days, of four years, each in turn, until it has enough. A
 * frequent word is found in the first few, and no word needs more than some two hundred.
 */
public enum TimeBuckets {
    OF_MESSAGES(0x80000000),
    OF_NAMES(0xC0000000);

    private static final int SMALLEST = 12; // 2^12 s
    private static final int STEP = 5; // each 32 times as long as the one before
    private static final int LEVELS = 4;

    private final int base;

    TimeBuckets(int base) {
        this.base = base;
    }

    public int[] of(Instant at) {
        return IntStream.range(0, LEVELS)
                .map(level -> token(level, number(level, at)))
                .toArray();
    }

    /** The buckets from {@code at} down to the beginning of time, without gap or overlap, newest first. */
    public int[] downFrom(Instant at) {
        IntStream.Builder tokens = IntStream.builder();
        long next = number(0, at);
        for (int level = 0; level < LEVELS; level++) {
            boolean last = level == LEVELS - 1;
            long oldest = last ? 0 : Math.max(0, ((next >> STEP) - 1) << STEP);
            for (long bucket = next; bucket >= oldest; bucket--) {
                tokens.add(token(level, bucket));
            }
            next = (oldest >> STEP) - 1;
        }
        return tokens.build().toArray();
    }

    private static long number(int level, Instant at) {
        return Math.max(0, at.getEpochSecond()) >> SMALLEST + STEP * level;
    }

    private int token(int level, long bucket) {
        return base | level << 28 | (int) bucket;
    }
}
