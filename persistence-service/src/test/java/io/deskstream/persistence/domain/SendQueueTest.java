package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.REASON;
import static io.deskstream.persistence.domain.world.Desk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Desk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies leave one after the other, each once, whatever becomes of the sender. */
class SendQueueTest {

    private final Desk desk = Desk.of("facebook");

    @Test
    void shouldIssueTheNextRequestOnlyWhenTheOneBeforeHasItsOutcome() {
        desk.reply("a", "first");
        desk.reply("b", "second");
        assertThat(desk.requests()).hasSize(1);

        desk.result(2, new SendOutcome.Failed(REASON));

        assertThat(desk.requests())
                .extracting(request -> request.message().text())
                .containsExactly("first", "second");
        assertThat(desk.message(2).status()).isEqualTo(Message.Status.FAILED);
        assertThat(desk.message(2).attempt()).isEqualTo(1);
    }

    @Test
    void shouldIssueADeferredReplyAsTheNextAttemptWhenItsTimeHasCome() {
        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Deferred(REASON, desk.now().plusSeconds(20)));
        assertThat(desk.conversation().wakeAt()).isEqualTo(Desk.START.plusSeconds(20));

        desk.at(19).wake();
        assertThat(desk.requests()).hasSize(1);
        desk.at(20).wake();

        assertThat(desk.requests()).extracting(Outgoing.SendRequested::attempt).containsExactly(1, 2);
    }

    @Test
    void shouldProbeAgainWhenTheAnswerOfTheProbeDiedWithTheSender() {
        desk.reply("a", "first");
        desk.at(40).wake();
        assertThat(desk.probes()).isEqualTo(1);

        desk.at(160).wake();
        assertThat(desk.probes()).isEqualTo(2);
        desk.at(161).result(2, new SendOutcome.Probed());
        desk.at(196).wake();

        assertThat(desk.message(2).status()).isEqualTo(Message.Status.UNKNOWN);
        assertThat(desk.conversation().wakeAt()).isNull();
    }

    @Test
    void shouldNotGiveAnOutcomeUpBeforeTheProbeIsAnswered() {
        desk.reply("a", "first");
        desk.at(40).wake();
        desk.at(10_000).wake();

        assertThat(desk.message(2).status()).isEqualTo(Message.Status.QUEUED);
    }

    @Test
    void shouldNotBeWokenForAReplyBehindADeferredOne() {
        desk.reply("a", "first");
        desk.reply("b", "second");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.result(3, new SendOutcome.Deferred(REASON, Desk.START.plusSeconds(10)));
        desk.result(2, new SendOutcome.Deferred(REASON, Desk.START.plusSeconds(100)));

        assertThat(desk.conversation().wakeAt()).isEqualTo(Desk.START.plusSeconds(100));
        desk.at(100).wake();
        assertThat(desk.requests()).last().extracting(r -> r.message().text()).isEqualTo("first");
    }

    @Test
    void shouldNameTheAnsweredMessageHoweverMuchLaterTheRequestIsIssued() {
        desk.reply("a", "first");
        desk.command(reply("b", "second", desk.message(1).id()));
        desk.result(2, new SendOutcome.Sent("out-1"));

        assertThat(desk.requests())
                .last()
                .extracting(Outgoing.SendRequested::replyToMid)
                .isEqualTo("in-0");
    }

    @Test
    void shouldNotRepeatWhatIsUnknown() {
        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.at(100_000).wake();

        assertThat(desk.requests()).hasSize(1);
        assertThat(desk.conversation().wakeAt()).isNull();
    }

    @Test
    void shouldBelieveALateResultOfWhatIsUnknown() {
        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Unknown(REASON));
        desk.result(2, new SendOutcome.Sent("out-1"));

        assertThat(desk.message(2).status()).isEqualTo(Message.Status.SENT);
        assertThat(desk.message(2).error()).isNull();
        assertThat(desk.conversation().pending().sends()).isEmpty();
    }

    @Test
    void shouldIgnoreWhatIsSaidOfAnEarlierAttempt() {
        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Deferred(REASON, desk.now()));
        List<Outgoing> told = desk.command(Actor.SYSTEM, new Command.Wake());
        assertThat(told).isEmpty();
        assertThat(desk.requests()).hasSize(2);

        desk.resultOf(2, 1, new SendOutcome.Failed(REASON));

        assertThat(desk.message(2).status()).isEqualTo(Message.Status.QUEUED);
    }

    @Test
    void shouldLetLaterRepliesPassOneThatIsToLeaveLater() {
        desk.command(
                new Command.Send("a", "later", List.of(), List.of(), null, false, null, Desk.START.plusSeconds(60)));
        desk.reply("b", "now");
        desk.result(3, new SendOutcome.Sent("out-1"));
        desk.at(60).wake();

        assertThat(desk.requests())
                .extracting(request -> request.message().text())
                .containsExactly("now", "later");
    }

    @Test
    void shouldChangeNothingWhenAnythingComesTwice() {
        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Sent("out-1"));
        Conversation before = desk.conversation();

        desk.reply("a", "first");
        desk.result(2, new SendOutcome.Sent("out-1"));
        desk.result(2, new SendOutcome.Failed(REASON));
        desk.result(2, new SendOutcome.Probed());
        desk.wake();

        assertThat(desk.conversation()).isEqualTo(before);
    }
}
