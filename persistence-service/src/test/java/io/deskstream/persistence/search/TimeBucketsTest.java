package io.deskstream.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A walk over the buckets meets every time once, the newer ones first. */
class TimeBucketsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

    @Test
    void shouldMeetEveryEarlierTimeInOneBucketAndLaterOnesFirst() {
        Random random = new Random(20260301);
        for (int round = 0; round < 2000; round++) {
            Instant start = NOW.plusSeconds(random.nextInt(400_000_000));
            int[] walk = TimeBuckets.OF_MESSAGES.downFrom(start);
            long older = (long) Math.pow(start.getEpochSecond(), random.nextDouble());
            long oldest = older + (long) Math.pow(start.getEpochSecond() - older, random.nextDouble());
            assertThat(place(walk, start.minusSeconds(older)))
                    .as("%s and %s before %s", older, oldest, start)
                    .isLessThanOrEqualTo(place(walk, start.minusSeconds(oldest)));
        }
    }

    private static int place(int[] walk, Instant at) {
        Set<Integer> buckets =
                Arrays.stream(TimeBuckets.OF_MESSAGES.of(at)).boxed().collect(Collectors.toSet());
        int[] places = java.util.stream.IntStream.range(0, walk.length)
                .filter(i -> buckets.contains(walk[i]))
                .toArray();
        assertThat(places).hasSize(1);
        return places[0];
    }

    @Test
    void shouldNeedAFewStepsOnly() {
        for (int hours = 0; hours < 100_000; hours += 7) {
            assertThat(TimeBuckets.OF_NAMES.downFrom(NOW.plus(Duration.ofHours(hours))))
                    .hasSizeBetween(100, 220);
        }
    }

    @Test
    void shouldKeepNamesMessagesAndWordsApart() {
        assertThat(TimeBuckets.OF_NAMES.of(NOW)).doesNotContain(TimeBuckets.OF_MESSAGES.of(NOW));
        assertThat(Arrays.stream(TimeBuckets.OF_MESSAGES.of(NOW))).allMatch(token -> token < 0);
        assertThat(Arrays.stream(Tokens.of("any text 退款 👍"))).allMatch(token -> token >= 0);
    }
}
