package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.PlatformEvent.CustomerMessage;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was missed and fetched later takes the next place, and counts by the platform's time where time matters. */
class BackfillTest {

    private static final long T = Desk.START.toEpochMilli();

    private final Desk desk = Desk.of("facebook");

    @Test
    void shouldRecordAnOldMessageWithoutMakingItTheNewest() {
        desk.command(new Command.Change(
                new Command.SetStatus(ConversationStatus.RESOLVED, null), Command.Expected.ANYTHING));
        desk.at(60).platform(missed("m1", "old", T - 1000), Origin.BACKFILL);

        assertThat(desk.message(2).backfilled()).isTrue();
        assertThat(desk.message(2).seq()).isEqualTo(2);
        assertThat(lastMessage().seq()).isEqualTo(1);
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(desk.conversation().counters().unreadCount()).isEqualTo(2);
    }

    @Test
    void shouldShowTheNewestOfSeveralByThePlatformsTime() {
        desk.at(600).platform(missed("m1", "older", T + 1000), Origin.BACKFILL);
        desk.platform(missed("m2", "newest", T + 2000), Origin.BACKFILL);
        desk.platform(missed("m3", "oldest", T + 500), Origin.BACKFILL);

        assertThat(lastMessage().preview()).isEqualTo("newest");
        assertThat(desk.conversation().lastMessageAt()).isEqualTo(Instant.ofEpochMilli(T + 2000));
        assertThat(desk.conversation().replyWindowEndsAt())
                .isEqualTo(Instant.ofEpochMilli(T + 2000).plus(Timers.REPLY_WINDOW));
    }

    @Test
    void shouldKeepAMessageThatWasNotMissedAsItIs() {
        desk.platform(missed("in-0", "hello", T), Origin.BACKFILL);

        assertThat(desk.messages()).hasSize(1);
        assertThat(desk.message(1).backfilled()).isFalse();
    }

    private LastMessage lastMessage() {
        return Objects.requireNonNull(desk.conversation().lastMessage());
    }

    private static CustomerMessage missed(String mid, String text, long at) {
        return new CustomerMessage(mid, text(text), at);
    }
}
