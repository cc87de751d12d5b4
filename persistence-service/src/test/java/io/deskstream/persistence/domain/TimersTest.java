package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.Pending.HeldEcho;
import io.deskstream.persistence.domain.Pending.Phase;
import io.deskstream.persistence.domain.Pending.Send;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A conversation is woken for the first thing that time alone moves. */
class TimersTest {

    private static final Instant T = Desk.START;

    private static Pending sends(Send... sends) {
        Pending.Draft draft = Pending.EMPTY.draft();
        draft.sends.addAll(List.of(sends));
        return draft.build();
    }

    private static Send send(Phase phase, @Nullable Integer seconds) {
        return new Send(UUID.randomUUID(), null, 1, phase, T, seconds == null ? null : T.plusSeconds(seconds));
    }

    @Test
    void shouldSleepWhereNothingWaits() {
        assertThat(Timers.wakeAt(Pending.EMPTY, null)).isNull();
        assertThat(Timers.wakeAt(sends(send(Phase.UNKNOWN, null)), null)).isNull();
    }

    @Test
    void shouldWakeForTheEarliest() {
        Pending pending = sends(send(Phase.OUTSTANDING, 40), send(Phase.SCHEDULED, 20));

        assertThat(Timers.wakeAt(pending, null)).isEqualTo(T.plusSeconds(20));
        assertThat(Timers.wakeAt(pending, T.plusSeconds(5))).isEqualTo(T.plusSeconds(5));
    }

    @Test
    void shouldWakeForAHeldEchoAfterHalfAMinute() {
        Pending.Draft draft = Pending.EMPTY.draft();
        draft.heldEchoes.add(new HeldEcho(
                new PlatformEvent.Echo("m", Desk.text("t"), null, null, 1L), T, new Source("t", 0, 0), "cause", false));

        assertThat(Timers.wakeAt(draft.build(), null)).isEqualTo(T.plusSeconds(30));
    }

    @Test
    void shouldNotWakeForWhatWaitsBehindOneInFlight() {
        assertThat(Timers.wakeAt(sends(send(Phase.WAITING, 10), send(Phase.PROBED, 99)), null))
                .isEqualTo(T.plusSeconds(99));
    }

    @Test
    void shouldNotWakeForWhatWaitsBehindAnotherThatWaits() {
        assertThat(Timers.wakeAt(sends(send(Phase.WAITING, 50), send(Phase.WAITING, 10)), null))
                .isEqualTo(T.plusSeconds(50));
    }
}
