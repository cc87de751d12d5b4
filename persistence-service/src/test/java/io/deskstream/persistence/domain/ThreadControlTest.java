package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.PlatformEvent.Activity;
import io.deskstream.persistence.domain.PlatformEvent.CustomerMessage;
import io.deskstream.persistence.domain.PlatformEvent.HandOver;
import io.deskstream.persistence.domain.world.Desk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who controls the thread is shown, as far as the platform tells. */
class ThreadControlTest {

    private static final long T = Desk.START.toEpochMilli();

    private final Desk desk = Desk.of("facebook");

    @Test
    void shouldShowAHandOverAndItsNewOwner() {
        desk.platform(handOver("1", T + 1));

        assertThat(desk.conversation().threadOwner()).isEqualTo("1");
        assertThat(desk.message(2).direction()).isEqualTo(Message.Direction.ACTIVITY);
        assertThat(desk.message(2).kind()).isEqualTo("handover");
        assertThat(desk.conversation().counters().unreadCount()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheOwnerWhenAnAppOnlyAsksForTheThread() {
        desk.platform(handOver("1", T + 1));
        desk.platform(handOver(null, T + 2));

        assertThat(desk.conversation().threadOwner()).isEqualTo("1");
        assertThat(desk.messages()).hasSize(3);
    }

    @Test
    void shouldNotGoBackToAnOwnerOfBeforeWhoseHandOverComesLate() {
        desk.platform(handOver("2", T + 2));
        desk.platform(handOver("1", T + 1));

        assertThat(desk.conversation().threadOwner()).isEqualTo("2");
    }

    @Test
    void shouldSayThatAnotherAppHasTheThreadWhenWeOnlyOverhear() {
        desk.platform(message("m1", T + 1), Origin.STANDBY);
        assertThat(desk.conversation().threadOwner()).isEmpty();
        assertThat(desk.conversation().counters().unreadCount()).isEqualTo(2);

        desk.platform(message("m2", T + 2), Origin.DIRECT);
        assertThat(desk.conversation().threadOwner()).isNull();
    }

    @Test
    void shouldTakeAMessageThatComesBothWaysOnceAndAsOurs() {
        desk.platform(message("m1", T + 1), Origin.STANDBY);
        desk.platform(message("m1", T + 1), Origin.DIRECT);

        assertThat(desk.messages()).hasSize(2);
        assertThat(desk.conversation().threadOwner()).isNull();
    }

    @Test
    void shouldBelieveAHandOverMoreThanWhatIsOverheard() {
        desk.platform(message("m1", T + 5), Origin.STANDBY);
        desk.platform(handOver("1", T + 1));

        assertThat(desk.conversation().threadOwner()).isEqualTo("1");
    }

    private static CustomerMessage message(String mid, long at) {
        return new CustomerMessage(mid, text("hi"), at);
    }

    private static HandOver handOver(@Nullable String newOwner, long at) {
        return new HandOver(newOwner, new Activity("handover", "line", false, "{}", "{\"at\":" + at + "}", at));
    }
}
