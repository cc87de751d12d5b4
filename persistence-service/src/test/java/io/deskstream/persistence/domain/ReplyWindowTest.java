package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.PlatformEvent.Activity;
import io.deskstream.persistence.domain.PlatformEvent.CustomerMessage;
import io.deskstream.persistence.domain.PlatformEvent.Edited;
import io.deskstream.persistence.domain.PlatformEvent.Postback;
import io.deskstream.persistence.domain.PlatformEvent.Reacted;
import io.deskstream.persistence.domain.PlatformEvent.Unsent;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a customer does lets the page write for a day; what others do, or what takes something back, does not. */
class ReplyWindowTest {

    private static final long T = Desk.START.toEpochMilli();

    private final Desk desk = Desk.of("facebook");

    @Test
    void shouldBeOpenedByWhatTheCustomerDoes() {
        assertThat(endsAfter(new CustomerMessage("m1", text("hi"), T + 1))).isEqualTo(dayAfter(T + 1));
        assertThat(endsAfter(new Postback("m2", "Go", null, "{}", T + 2))).isEqualTo(dayAfter(T + 2));
        assertThat(endsAfter(new Reacted("m1", Party.CUSTOMER, "👍", T + 3))).isEqualTo(dayAfter(T + 3));
        assertThat(endsAfter(activity(true, T + 4))).isEqualTo(dayAfter(T + 4));
    }

    @Test
    void shouldNotBeOpenedByAnythingElse() {
        assertThat(endsAfter(new Reacted("in-0", Party.PAGE, "👍", T + 1))).isEqualTo(dayAfter(T));
        assertThat(endsAfter(new Reacted("in-0", Party.CUSTOMER, null, T + 1))).isEqualTo(dayAfter(T));
        assertThat(endsAfter(new Edited("in-0", Party.CUSTOMER, "new", 1, T + 1)))
                .isEqualTo(dayAfter(T));
        assertThat(endsAfter(new Unsent("in-0", Party.CUSTOMER, T + 1))).isEqualTo(dayAfter(T));
        assertThat(endsAfter(activity(false, T + 1))).isEqualTo(dayAfter(T));
    }

    @Test
    void shouldNotBecomeShorterByWhatComesLate() {
        assertThat(endsAfter(new CustomerMessage("m1", text("hi"), T - 1))).isEqualTo(dayAfter(T));
    }

    @Test
    void shouldTellNobodyToAnswerAnActivity() {
        desk.command(new Command.Change(
                new Command.SetStatus(ConversationStatus.RESOLVED, null), Command.Expected.ANYTHING));
        desk.platform(activity(true, T + 1));

        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(desk.conversation().counters().unreadCount()).isEqualTo(1);
        assertThat(desk.message(2).direction()).isEqualTo(Message.Direction.ACTIVITY);
    }

    private @Nullable Instant endsAfter(PlatformEvent event) {
        desk.platform(event);
        return desk.conversation().replyWindowEndsAt();
    }

    private static Activity activity(boolean opensWindow, long at) {
        return new Activity("referral", "Came from a link", opensWindow, "{}", "{\"at\":" + at + "}", at);
    }

    private static Instant dayAfter(long millis) {
        return Instant.ofEpochMilli(millis).plus(Timers.REPLY_WINDOW);
    }
}
