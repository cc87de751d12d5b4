package io.deskstream.outbound.domain;

import java.time.Duration;

/**
 * What the usage headers of an answer tell.
 *
 * @param percent the highest share of a quota that is used up; 0 where nothing is told
 * @param regainAfter when calls are taken again, as the platform estimates; zero where it does not
 */
public record Usage(int percent, Duration regainAfter) {

    public static final Usage UNKNOWN = new Usage(0, Duration.ZERO);

    private static final int SPENT = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** For how long the page had better not call; zero when it may. */
    public Duration rest() {
        if (!regainAfter.isZero()) {
            return regainAfter;
        }
        return percent >= SPENT ? LOOK_AGAIN : Duration.ZERO;
    }
}
