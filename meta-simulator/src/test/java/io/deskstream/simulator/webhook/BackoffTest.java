package io.deskstream.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void triesAFewTimesAtOnceAndThenWaitsLongerUpToACap() {
        Backoff backoff = Backoff.META_IN_SMALL;

        assertThat(backoff.after(1)).isZero();
        assertThat(backoff.after(3)).isZero();
        assertThat(backoff.after(4)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(9)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }
}
