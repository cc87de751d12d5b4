package io.deskstream.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.testkit.guarantee.Fact.ConversationShown;
import io.deskstream.testkit.guarantee.Fact.CustomerWrote;
import io.deskstream.testkit.guarantee.Fact.Direction;
import io.deskstream.testkit.guarantee.Fact.FrameSeen;
import io.deskstream.testkit.guarantee.Fact.MarkedRead;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import io.deskstream.testkit.guarantee.Fact.Resynced;
import io.deskstream.testkit.guarantee.Fact.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each checker is silent over a history without fault, and speaks when one bug is planted into it. */
class GuaranteeTest {

    private static final MessageShown CUSTOMER = inbound(1, "m1", "mid-1", "hello");
    private static final MessageShown FIRST = reply(2, "r1", "mid-2", "c-1", "first", "sent");
    private static final MessageShown SECOND = reply(3, "r2", "mid-3", "c-2", "second", "read");
    private static final MessageShown LOST = reply(4, "r3", null, "c-3", "third", "unknown");
    private static final ConversationShown SHOWN = new ConversationShown("a", 4, 1, 0);
    private static final FrameSeen FRAME = new FrameSeen("tab", "a", "r2", 3, 5);

    private static final List<Fact> FAULTLESS = List.of(
            new CustomerWrote("a", "mid-1"),
            new ReplyAccepted("a", "r1", "c-1", "first"),
            new ReplyAccepted("a", "r2", "c-2", "second"),
            new ReplyAccepted("a", "r3", "c-3", "third"),
            new Sent("a", "mid-2", "first"),
            new Sent("a", "mid-3", "second"),
            new FrameSeen("tab", "a", "m1", 1, 1),
            new FrameSeen("tab", "a", "r1", 2, 3),
            FRAME,
            new FrameSeen("tab", "a", "r1", 2, 3),
            FRAME,
            new FrameSeen("tab", "a", "r3", 4, 7),
            CUSTOMER,
            FIRST,
            SECOND,
            LOST,
            SHOWN);

    @Test
    void aHistoryWithoutFaultBreaksNothing() {
        assertThat(Guarantee.breaksOfAny(history(FAULTLESS))).isEmpty();
    }

    @Test
    void aLostCustomersMessageIsSeen() {
        assertBroken(new AcknowledgedIsKept(), with(new CustomerWrote("a", "mid-9")));
    }

    @Test
    void aMessageInAnotherConversationIsLost() {
        assertBroken(new AcknowledgedIsKept(), with(new CustomerWrote("b", "mid-1")));
    }

    @Test
    void aLostReplyIsSeen() {
        assertBroken(new AcknowledgedIsKept(), without(LOST));
    }

    @Test
    void aMessageShownTwiceIsSeenByItsId() {
        assertBroken(new ShownOnce(), with(FIRST));
    }

    @Test
    void aMessageShownTwiceIsSeenByThePlatformsId() {
        assertBroken(new ShownOnce(), with(inbound(5, "m2", "mid-1", "other")));
    }

    @Test
    void aReplyShownTwiceIsSeenByTheClientsId() {
        assertBroken(new ShownOnce(), with(reply(5, "r4", null, "c-1", "other", "sent")));
    }

    @Test
    void anEchoShownBesideItsReplyIsSeen() {
        assertBroken(new ShownOnce(), with(reply(5, "page", "mid-4", null, "third", "sent")));
    }

    @Test
    void aSecondSendIsSeen() {
        assertBroken(new SentOnce(), with(new Sent("a", "mid-8", "first")));
    }

    @Test
    void aSendThatNobodyWroteIsSeen() {
        assertBroken(new SentOnce(), with(new Sent("b", "mid-8", "first")));
    }

    @Test
    void repliesThatOvertookEachOtherAtThePlatformAreSeen() {
        assertBroken(new RepliesLeaveInOrder(), swapped(Sent.class));
    }

    @Test
    void repliesThatAreShownInAnotherOrderAreSeen() {
        List<Fact> facts = new ArrayList<>(FAULTLESS);
        facts.set(facts.indexOf(FIRST), SECOND);
        facts.set(facts.lastIndexOf(SECOND), FIRST);
        assertBroken(new RepliesLeaveInOrder(), facts);
    }

    @Test
    void aQueuedReplyIsNotSettled() {
        assertBroken(
                new RepliesAreSettled(), replaced(FIRST, message -> reply(2, "r1", null, "c-1", "first", "queued")));
    }

    @Test
    void aReplyCalledSentThatNeverLeftIsSeen() {
        assertBroken(
                new RepliesAreSettled(), replaced(LOST, message -> reply(4, "r3", "mid-4", "c-3", "third", "sent")));
    }

    @Test
    void aReplyCalledUnknownThatArrivedIsSeen() {
        assertBroken(new RepliesAreSettled(), with(new Sent("a", "mid-4", "third")));
    }

    @Test
    void aGapInSeqIsSeen() {
        assertBroken(new SeqIsGapless(), without(FIRST));
    }

    @Test
    void aRepeatedSeqIsSeen() {
        assertBroken(new SeqIsGapless(), with(inbound(4, "m2", "mid-9", "again")));
    }

    @Test
    void erasedMessagesAreNoGap() {
        List<Fact> facts = new ArrayList<>(without(CUSTOMER));
        facts.set(facts.indexOf(SHOWN), new ConversationShown("a", 4, 0, 1));
        assertThat(new SeqIsGapless().breaks(history(facts))).isEmpty();
        assertThat(new StreamShowsWhatIsKept().breaks(history(facts))).isEmpty();
    }

    @Test
    void anImageOfWhatWasNeverStoredIsSeen() {
        assertBroken(new StreamShowsWhatIsKept(), with(new FrameSeen("tab", "a", "ghost", 5, 9)));
    }

    @Test
    void aWrongUnreadCountIsSeen() {
        assertBroken(new UnreadEqualsRecount(), with(new MarkedRead("a", 2)));
    }

    @Test
    void aMessageThatTheStreamSkippedIsSeen() {
        assertBroken(
                new StreamIsComplete(),
                FAULTLESS.stream().filter(fact -> fact != FRAME).toList());
    }

    @Test
    void aStreamThatWasToldToLoadAnewIsExcused() {
        List<Fact> facts =
                new ArrayList<>(FAULTLESS.stream().filter(fact -> fact != FRAME).toList());
        facts.add(new Resynced("tab"));
        assertThat(new StreamIsComplete().breaks(history(facts))).isEmpty();
    }

    @Test
    void anImageThatOvertookAnotherIsSeen() {
        assertBroken(new StreamIsInOrder(), with(new FrameSeen("tab", "a", "m1", 1, 6)));
    }

    private static void assertBroken(Guarantee guarantee, List<Fact> facts) {
        assertThat(guarantee.breaks(history(FAULTLESS))).isEmpty();
        assertThat(guarantee.breaks(history(facts))).isNotEmpty();
    }

    private static History history(List<? extends Fact> facts) {
        History history = new History();
        facts.forEach(history::record);
        return history;
    }

    private static List<Fact> with(Fact planted) {
        List<Fact> facts = new ArrayList<>(FAULTLESS);
        facts.add(planted);
        return facts;
    }

    private static List<Fact> without(Fact removed) {
        return FAULTLESS.stream().filter(fact -> !fact.equals(removed)).toList();
    }

    private static List<Fact> replaced(Fact old, UnaryOperator<Fact> replacement) {
        return FAULTLESS.stream()
                .map(fact -> fact.equals(old) ? replacement.apply(fact) : fact)
                .toList();
    }

    private static List<Fact> swapped(Class<? extends Fact> kind) {
        List<Fact> facts = new ArrayList<>(FAULTLESS);
        int first = facts.indexOf(
                facts.stream().filter(kind::isInstance).findFirst().orElseThrow());
        facts.add(first + 1, facts.remove(first));
        return facts;
    }

    private static MessageShown inbound(long seq, String id, String mid, String text) {
        return new MessageShown("a", seq, id, Direction.INBOUND, mid, null, text, "received");
    }

    private static MessageShown reply(
            long seq, String id, @Nullable String mid, @Nullable String clientId, String text, String status) {
        return new MessageShown("a", seq, id, Direction.OUTBOUND, mid, clientId, text, status);
    }
}
