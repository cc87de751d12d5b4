package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.REASON;
import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.PlatformEvent.Delivered;
import io.deskstream.persistence.domain.PlatformEvent.Read;
import io.deskstream.persistence.domain.world.Desk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However echo, answer, delivery and read of the messages come, the marks and the messages end the same. */
class ReceiptsTest {

    private static final int REPLIES = 3;

    private record Fact(int reply, String name, Runnable happens) {
        @Override
        public String toString() {
            return name + reply;
        }
    }

    private record End(long delivered, long read, List<Message.Status> statuses, List<String> mids, List<Object> sent) {
        static End of(Desk desk) {
            Counters counters = desk.conversation().counters();
            List<Message> messages = desk.messages();
            return new End(
                    counters.deliveredUpToSeq(),
                    counters.readUpToSeq(),
                    messages.stream().map(Message::status).toList(),
                    messages.stream()
                            .map(m -> String.valueOf(m.platformMessageId()))
                            .toList(),
                    messages.stream().map(m -> (Object) m.sentAt()).toList());
        }
    }

    @Property(tries = 1000)
    void anyInterleavingEndsTheSame(
            @ForAll boolean facebook,
            @ForAll boolean byWatermark,
            @ForAll @IntRange(max = REPLIES) int read,
            @ForAll @Size(30) List<@IntRange(max = 100) Integer> choices) {
        End inOrder = end(facebook, byWatermark, read, Collections.nCopies(30, 0));

        assertThat(end(facebook, byWatermark, read, choices)).isEqualTo(inOrder);
        assertThat(inOrder.read()).isEqualTo(read == 0 ? 0 : read + 1L);
        assertThat(inOrder.statuses()).last().isEqualTo(Message.Status.SENT);
    }

    private static End end(boolean facebook, boolean byWatermark, int read, List<Integer> choices) {
        Desk desk = Desk.of(facebook ? "facebook" : "instagram");
        for (int reply = 1; reply <= REPLIES; reply++) {
            desk.reply("c" + reply, "reply " + reply);
        }
        List<Fact> facts = facts(desk, facebook, byWatermark, read);
        for (int choice : choices) {
            List<Fact> possible = facts.stream()
                    .filter(fact -> fact.reply() <= desk.requests().size())
                    .toList();
            if (!possible.isEmpty()) {
                Fact fact = possible.get(choice % possible.size());
                fact.happens().run();
                facts.remove(fact);
            }
        }
        assertThat(facts).isEmpty();
        return End.of(desk);
    }

    private static List<Fact> facts(Desk desk, boolean facebook, boolean byWatermark, int read) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= REPLIES; i++) {
            int reply = i;
            String mid = "out-" + reply;
            long at = Desk.START.toEpochMilli() + reply;
            facts.add(new Fact(reply, "answer", () -> desk.result(reply + 1, new SendOutcome.Sent(mid))));
            facts.add(new Fact(
                    reply,
                    "echo",
                    () -> desk.platform(new PlatformEvent.Echo(
                            mid,
                            text("reply " + reply),
                            facebook ? desk.message(reply + 1).id() : null,
                            null,
                            at))));
            if (facebook) {
                facts.add(new Fact(
                        reply,
                        "delivery",
                        () -> desk.platform(
                                byWatermark ? new Delivered(List.of(), at) : new Delivered(List.of(mid), null))));
            }
            if (reply <= read) {
                facts.add(new Fact(
                        reply, "read", () -> desk.platform(facebook ? new Read(null, at) : new Read(mid, null))));
            }
        }
        return facts;
    }

    @Example
    void aMarkStopsBeforeAReplyThatHasNotLeft() {
        Desk desk = Desk.of("facebook");
        desk.reply("a", "first");
        desk.reply("b", "second");
        desk.platform(new Read(null, Desk.START.plusSeconds(100).toEpochMilli()));

        assertThat(desk.conversation().counters().readUpToSeq()).isZero();
    }

    @Example
    void aMarkPassesOverAReplyThatDidNotLeave() {
        Desk desk = Desk.of("facebook");
        desk.reply("a", "first");
        desk.reply("b", "second");
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.at(1).echoOf(desk.message(3).id(), "out-2", "second");
        desk.platform(new Read(null, Desk.START.plusSeconds(100).toEpochMilli()));

        assertThat(desk.conversation().counters().readUpToSeq()).isEqualTo(3);
    }

    @Example
    void anOlderWatermarkChangesNothing() {
        Desk desk = Desk.of("facebook");
        desk.reply("a", "first");
        desk.at(1).echoOf(desk.message(2).id(), "out-1", "first");
        desk.platform(new Read(null, Desk.START.plusSeconds(100).toEpochMilli()));
        Conversation read = desk.conversation();

        assertThat(desk.platform(new Read(null, Desk.START.toEpochMilli()))).isEmpty();
        assertThat(desk.conversation()).isEqualTo(read);
    }

    @Example
    void whatWaitsForItsMessageIsBounded() {
        Desk desk = Desk.of("instagram");
        for (int i = 0; i < 150; i++) {
            desk.platform(new Read("never-" + i, null));
            desk.platform(new Delivered(List.of("never-" + i), null));
        }
        Pending pending = desk.conversation().pending();

        assertThat(pending.readMids()).hasSize(100).contains("never-149");
        assertThat(pending.deliveredMids()).hasSize(100).contains("never-149");
    }

    @Example
    void aMessageWhoseEchoNeverComesIsReadWithTheNextOne() {
        Desk desk = Desk.of("facebook");
        desk.reply("c1", "one");
        desk.result(2, new SendOutcome.Sent("mid-1"));
        desk.at(10).platform(new Read(null, desk.now().toEpochMilli()));
        assertThat(desk.conversation().counters().readUpToSeq()).isZero();

        desk.reply("c2", "two");
        desk.at(20).result(3, new SendOutcome.Sent("mid-2"));
        desk.echoOf(desk.message(3).id(), "mid-2", "two");
        desk.at(30).platform(new Read(null, desk.now().toEpochMilli()));

        assertThat(desk.conversation().counters().readUpToSeq()).isEqualTo(3);
    }

    @Example
    void aMessageThatHasNotLeftStopsTheMark() {
        Desk desk = Desk.of("facebook");
        desk.command(new Command.Send(
                "c1",
                "later",
                List.of(),
                List.of(),
                null,
                false,
                null,
                desk.now().plusSeconds(600)));
        desk.reply("c2", "now");
        desk.at(10).result(3, new SendOutcome.Sent("mid-2"));
        desk.echoOf(desk.message(3).id(), "mid-2", "now");
        desk.at(20).platform(new Read(null, desk.now().toEpochMilli()));

        assertThat(desk.conversation().counters().readUpToSeq()).isZero();
    }
}
