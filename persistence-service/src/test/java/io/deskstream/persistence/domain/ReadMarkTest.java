package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Desk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agents' mark: forward by reading, back only by an explicit mark-unread. */
class ReadMarkTest {

    private final Desk desk = Desk.of("facebook");

    @BeforeEach
    void customerWritesFiveMessagesWithANoteBetween() {
        for (int i = 1; i < 5; i++) {
            desk.platform(new PlatformEvent.CustomerMessage("in-" + i, text("text " + i), null));
        }
        desk.command(new Command.Send("n", "a note", java.util.List.of(), java.util.List.of(), null, true, null, null));
        desk.platform(new PlatformEvent.CustomerMessage("in-6", text("text 6"), null));
    }

    private long unread() {
        return desk.conversation().counters().unreadCount();
    }

    @Test
    void shouldCountInboundMessagesAboveTheMark() {
        assertThat(unread()).isEqualTo(6);
        desk.command(new Command.MarkRead(3, false));
        assertThat(unread()).isEqualTo(3);
        desk.command(new Command.MarkRead(6, false));
        assertThat(unread()).isEqualTo(1);
        desk.command(new Command.MarkRead(7, false));
        assertThat(unread()).isZero();
    }

    @Test
    void shouldNotGoBackByReading() {
        desk.command(new Command.MarkRead(5, false));

        assertThat(desk.command(new Command.MarkRead(3, false))).isEmpty();
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void shouldTakeAMarkBeyondTheLastMessageForTheLast() {
        desk.command(new Command.MarkRead(Long.MAX_VALUE, false));

        assertThat(unread()).isZero();
        assertThat(desk.conversation().counters().agentReadSeq()).isEqualTo(7);
        desk.platform(new PlatformEvent.CustomerMessage("in-7", text("text 7"), null));
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void shouldGoBackByAMarkUnread() {
        desk.command(new Command.MarkRead(7, false));
        desk.command(new Command.MarkRead(4, true));
        assertThat(unread()).isEqualTo(3);
        desk.command(new Command.MarkRead(1, true));
        assertThat(unread()).isEqualTo(6);
    }

    @Test
    void shouldNeverReadByAMarkUnread() {
        desk.command(new Command.MarkRead(2, false));

        assertThat(desk.command(new Command.MarkRead(6, true))).isEmpty();
        assertThat(unread()).isEqualTo(4);
    }

    @Test
    void shouldIgnoreMarksThatMakeNoSense() {
        Conversation before = desk.conversation();
        desk.command(new Command.MarkRead(0, false));
        desk.command(new Command.MarkRead(-5, false));
        desk.command(new Command.MarkRead(0, true));
        desk.command(new Command.MarkRead(Long.MIN_VALUE, true));

        assertThat(desk.conversation()).isEqualTo(before);
    }
}
