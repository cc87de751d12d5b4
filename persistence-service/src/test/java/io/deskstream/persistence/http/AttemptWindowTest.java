package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** So many attempts in a window and no more, however they are spread. */
class AttemptWindowTest {

    private static final class HandClock extends Clock {

        private Instant now = Instant.EPOCH;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final HandClock clock = new HandClock();
    private final AttemptWindow window = new AttemptWindow(2, Duration.ofSeconds(60), clock);

    @Test
    void shouldLetTheNextInWhenTheOldestIsOutOfTheWindow() {
        assertThat(window.enter("a")).isZero();
        clock.forward(Duration.ofSeconds(20));
        assertThat(window.enter("a")).isZero();
        assertThat(window.enter("a")).isEqualTo(Duration.ofSeconds(40));
        assertThat(window.enter("b")).isZero();
        clock.forward(Duration.ofSeconds(40));
        assertThat(window.enter("a")).isZero();
        assertThat(window.enter("a")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldNotCountWhatSucceeded() {
        for (int i = 0; i < 10; i++) {
            assertThat(window.enter("a")).isZero();
            window.takeBack("a");
        }
        assertThat(window.enter("a")).isZero();
        assertThat(window.enter("a")).isZero();
        window.forget("a");
        assertThat(window.enter("a")).isZero();
    }

    @Test
    void shouldHoldABoundedNumberOfKeys() {
        window.enter("first");
        window.enter("first");
        for (int i = 0; i < 10_000; i++) {
            window.enter("key" + i);
        }
        assertThat(window.enter("first")).isZero();
        assertThat(window.enter("key9999")).isZero();
        assertThat(window.enter("key9999")).isPositive();
    }
}
