package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.REASON;
import static io.deskstream.persistence.domain.world.Desk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Desk;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people decide of replies that were written: to try again, to take back, to tell what became of them. */
class MessageDecisionsTest {

    private static final UUID NOBODYS = new UUID(0, 7);

    private final Desk desk = Desk.of("facebook");

    private Command retry(int seq) {
        return new Command.Retry(desk.message(seq).id());
    }

    private Command cancel(int seq) {
        return new Command.Cancel(desk.message(seq).id());
    }

    private Command settle(int seq, boolean sent) {
        return new Command.Settle(desk.message(seq).id(), sent);
    }

    private static void assertRefused(List<Outgoing> told, String code) {
        assertThat(told)
                .first()
                .isInstanceOfSatisfying(
                        Outgoing.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
    }

    private Message.Status status(int seq) {
        return desk.message(seq).status();
    }

    private @Nullable String newestRequest() {
        return desk.requests().getLast().message().text();
    }

    @Test
    void shouldSendAFailedReplyAgainBehindThoseThatWait() {
        desk.reply("a", "failed");
        desk.reply("b", "in flight");
        desk.reply("c", "waiting");
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.command(retry(2));
        assertThat(status(2)).isEqualTo(Message.Status.QUEUED);
        assertThat(desk.message(2).error()).isNull();

        desk.result(3, new SendOutcome.Sent("out-1"));
        assertThat(newestRequest()).isEqualTo("waiting");
        desk.result(4, new SendOutcome.Sent("out-2"));

        assertThat(newestRequest()).isEqualTo("failed");
        assertThat(desk.requests().getLast().attempt()).isEqualTo(2);
        desk.result(2, new SendOutcome.Sent("out-3"));
        assertThat(status(2)).isEqualTo(Message.Status.SENT);
    }

    @Test
    void shouldAnswerTheSameMessageWhenItIsSentAgain() {
        desk.command(reply("a", "an answer", desk.message(1).id()));
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.command(retry(2));

        assertThat(desk.requests())
                .extracting(Outgoing.SendRequested::replyToMid)
                .containsExactly("in-0", "in-0");
    }

    @Test
    void shouldNotTakeTheOldFailureForThatOfTheNewAttempt() {
        desk.reply("a", "failed");
        desk.reply("b", "in flight");
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.command(retry(2));

        desk.resultOf(2, 1, new SendOutcome.Failed(REASON));

        assertThat(status(2)).isEqualTo(Message.Status.QUEUED);
    }

    @Test
    void shouldBelieveAnEchoOfTheAttemptThatWasSaidToHaveFailed() {
        desk.reply("a", "hello");
        desk.reply("b", "in flight");
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.command(retry(2));

        desk.echoOf(desk.message(2).id(), "out-1", "hello");
        desk.result(3, new SendOutcome.Sent("out-2"));

        assertThat(status(2)).isEqualTo(Message.Status.SENT);
        assertThat(desk.requests()).hasSize(2);
    }

    @Test
    void shouldRetryOnlyWhatFailed() {
        desk.reply("a", "in flight");
        desk.reply("b", "waiting");

        assertRefused(desk.command(retry(2)), "not_failed");
        assertRefused(desk.command(retry(3)), "not_failed");
        assertRefused(desk.command(new Command.Retry(NOBODYS)), "message_not_found");
        assertRefused(desk.command(retry(1)), "message_not_found");
        desk.result(2, new SendOutcome.Sent("out-1"));
        assertRefused(desk.command(retry(2)), "not_failed");
    }

    @Test
    void shouldJudgeTheWindowAgain() {
        desk.reply("a", "in time");
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.at((int) Duration.ofDays(7).toSeconds() + 1);

        assertRefused(desk.command(retry(2)), "window_closed");
        assertThat(status(2)).isEqualTo(Message.Status.FAILED);
    }

    @Test
    void shouldCancelWhatWaitsAndWhatIsToLeaveLater() {
        desk.reply("a", "in flight");
        desk.reply("b", "waiting");
        desk.command(
                new Command.Send("c", "later", List.of(), List.of(), null, false, null, Desk.START.plusSeconds(60)));
        desk.command(cancel(3));
        desk.command(cancel(4));
        assertThat(status(3)).isEqualTo(Message.Status.CANCELLED);
        assertThat(status(4)).isEqualTo(Message.Status.CANCELLED);

        desk.result(2, new SendOutcome.Sent("out-1"));
        desk.at(60).wake();

        assertThat(desk.requests()).hasSize(1);
        assertThat(desk.conversation().pending().sends()).isEmpty();
        assertThat(desk.conversation().wakeAt()).isNull();
    }

    @Test
    void shouldCancelADeferredReplySoThatTheNextGoesOn() {
        desk.reply("a", "deferred");
        desk.reply("b", "behind it");
        desk.result(2, new SendOutcome.Deferred(REASON, Desk.START.plusSeconds(600)));
        desk.command(cancel(2));

        assertThat(newestRequest()).isEqualTo("behind it");
    }

    @Test
    void shouldNotLetACancelledReplyHoldTheMarksBack() {
        desk.command(
                new Command.Send("a", "later", List.of(), List.of(), null, false, null, Desk.START.plusSeconds(60)));
        desk.reply("b", "now");
        desk.result(3, new SendOutcome.Sent("out-1"));
        desk.command(cancel(2));
        desk.platform(new PlatformEvent.Read("out-1", null));

        assertThat(desk.conversation().counters().readUpToSeq()).isEqualTo(3);
    }

    @Test
    void shouldNotCancelWhatMayHaveLeft() {
        desk.reply("a", "in flight");
        assertRefused(desk.command(cancel(2)), "in_flight");
        desk.result(2, new SendOutcome.Unknown(REASON));
        assertRefused(desk.command(cancel(2)), "not_queued");
        desk.result(2, new SendOutcome.Sent("out-1"));
        assertRefused(desk.command(cancel(2)), "already_sent");
        assertRefused(desk.command(new Command.Cancel(NOBODYS)), "message_not_found");
    }

    @Test
    void shouldNotSendACancelledReplyThatIsAskedForOnceMore() {
        desk.reply("a", "in flight");
        desk.reply("b", "taken back");
        desk.command(cancel(3));

        assertThat(desk.reply("b", "taken back")).isEmpty();
        assertRefused(desk.command(retry(3)), "not_failed");
    }

    @Test
    void shouldTakeAnAgentsWordThatItLeft() {
        desk.reply("a", "hello");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.command(settle(2, true));

        assertThat(status(2)).isEqualTo(Message.Status.SENT);
        assertThat(desk.message(2).platformMessageId()).isNull();
        assertThat(desk.message(2).error()).isNull();
        assertThat(desk.message(2).sentAt()).isEqualTo(Desk.START);
    }

    @Test
    void shouldTakeAnAgentsWordThatItDidNotLeaveAndSendItAgain() {
        desk.reply("a", "hello");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.command(settle(2, false));
        assertThat(status(2)).isEqualTo(Message.Status.FAILED);
        assertThat(desk.message(2).error()).isNotNull().satisfies(error -> {
            assertThat(error.code()).isEqualTo("not_sent");
            assertThat(error.retryable()).isTrue();
        });

        desk.command(retry(2));

        assertThat(desk.requests()).extracting(Outgoing.SendRequested::attempt).containsExactly(1, 2);
        assertThat(desk.conversation().pending().sends()).hasSize(1);
    }

    @Test
    void shouldBelieveThePlatformMoreThanTheAgent() {
        Desk instagram = Desk.of("instagram");
        for (boolean word : List.of(true, false)) {
            int seq = instagram.messages().size() + 1;
            String text = "settled as " + word;
            instagram.reply(text, text);
            instagram.result(seq, new SendOutcome.Unknown(REASON));
            instagram.command(new Command.Settle(instagram.message(seq).id(), word));
            instagram.echo("out-" + seq, text);

            assertThat(instagram.messages()).hasSize(seq);
            assertThat(instagram.message(seq).status()).isEqualTo(Message.Status.SENT);
            assertThat(instagram.message(seq).platformMessageId()).isEqualTo("out-" + seq);
        }
        assertThat(instagram.conversation().pending().sends()).isEmpty();
    }

    @Test
    void shouldNotLetALateAnswerOverruleTheAgentUnlessItProvesThatItLeft() {
        desk.reply("a", "hello");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.command(settle(2, true));

        desk.resultOf(2, 1, new SendOutcome.Failed(REASON));
        assertThat(status(2)).isEqualTo(Message.Status.SENT);
        desk.resultOf(2, 1, new SendOutcome.Deferred(REASON, desk.now()));
        assertThat(desk.requests()).hasSize(1);
        desk.resultOf(2, 1, new SendOutcome.Sent("out-1"));

        assertThat(desk.message(2).platformMessageId()).isEqualTo("out-1");
    }

    @Test
    void shouldSettleOnlyWhatIsUnknown() {
        desk.reply("a", "hello");
        assertRefused(desk.command(settle(2, true)), "not_unknown");
        assertRefused(desk.command(new Command.Settle(NOBODYS, true)), "message_not_found");
        desk.result(2, new SendOutcome.Failed(REASON));
        assertRefused(desk.command(settle(2, true)), "not_unknown");
    }

    @Test
    void shouldKeepABoundedNumberOfSettledSends() {
        for (int i = 0; i < 25; i++) {
            desk.reply("c" + i, "text " + i);
            desk.result(i + 2, new SendOutcome.Unknown(REASON));
            desk.command(settle(i + 2, true));
        }

        assertThat(desk.conversation().pending().sends()).hasSize(20);
    }

    @Test
    void shouldNotDecideAboutNotes() {
        desk.command(new Command.Send("n", "a note", List.of(), List.of(), null, true, null, null));

        assertRefused(desk.command(cancel(2)), "message_not_found");
        assertRefused(desk.command(settle(2, true)), "message_not_found");
    }
}
