package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.REASON;
import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Desk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An echo is our own message where it can be known for one, and somebody else's where not; never both. */
class EchoTest {

    private final Desk facebook = Desk.of("facebook");
    private final Desk instagram = Desk.of("instagram");

    @Test
    void shouldBelieveAnEchoWithOurMetadataBeforeTheAnswer() {
        facebook.reply("a", "first");
        facebook.at(1).echoOf(facebook.message(2).id(), "out-1", "first");

        assertThat(facebook.message(2).status()).isEqualTo(Message.Status.SENT);
        Conversation settled = facebook.conversation();
        facebook.at(2).result(2, new SendOutcome.Sent("out-1"));
        assertThat(facebook.conversation()).isEqualTo(settled);
    }

    @Test
    void shouldHoldAnEchoWithoutMetadataUntilTheAnswerNamesIt() {
        instagram.reply("a", "first");
        instagram.at(1).echo("out-1", "first");
        assertThat(instagram.messages()).hasSize(2);

        instagram.at(2).result(2, new SendOutcome.Sent("out-1"));

        assertThat(instagram.messages()).hasSize(2);
        assertThat(instagram.message(2).platformMessageId()).isEqualTo("out-1");
        assertThat(instagram.message(2).sentAt()).isEqualTo(Desk.START.plusSeconds(1));
        assertThat(instagram.conversation().pending().heldEchoes()).isEmpty();
    }

    @Test
    void shouldShowAnotherEchoAsThePagesWhenTheSendsAreSettled() {
        instagram.reply("a", "first");
        instagram.echo("page-1", "from the inbox");
        instagram.result(2, new SendOutcome.Sent("out-1"));

        assertThat(instagram.message(3).author().kind()).isEqualTo(Actor.Kind.PAGE);
        assertThat(instagram.message(3).platformMessageId()).isEqualTo("page-1");
    }

    @Test
    void shouldShowAnotherEchoAsThePagesAfterHalfAMinute() {
        instagram.reply("a", "first");
        instagram.echo("page-1", "from the inbox");
        instagram.at(30).wake();

        assertThat(instagram.messages()).hasSize(3);
        assertThat(instagram.conversation().pending().heldEchoes()).isEmpty();
    }

    @Test
    void shouldKnowTheEchoOfAReplyWhoseSenderDied() {
        instagram.reply("a", "first");
        instagram.at(1).echo("out-1", "first");
        instagram.at(31).wake();
        instagram.at(40).wake();
        instagram.at(41).result(2, new SendOutcome.Probed());
        instagram.at(61).wake();
        instagram.at(76).wake();

        assertThat(instagram.messages()).hasSize(2);
        assertThat(instagram.message(2).status()).isEqualTo(Message.Status.SENT);
        assertThat(instagram.message(2).platformMessageId()).isEqualTo("out-1");
    }

    @Test
    void shouldKnowTheEchoOfAnUnknownReplyByItsText() {
        instagram.reply("a", "first");
        instagram.result(2, new SendOutcome.Unknown(REASON));
        instagram.at(10).echo("out-1", "first");

        assertThat(instagram.message(2).status()).isEqualTo(Message.Status.SENT);
        assertThat(instagram.messages()).hasSize(2);
    }

    @Test
    void shouldNotTakeTheEchoOfAReplyInFlightForAnUnknownOneOfTheSameText() {
        instagram.reply("a", "ok");
        instagram.result(2, new SendOutcome.Unknown(REASON));
        instagram.at(60).reply("b", "ok");
        instagram.at(61).echo("out-2", "ok");
        instagram.at(62).result(3, new SendOutcome.Sent("out-2"));

        assertThat(instagram.message(2).status()).isEqualTo(Message.Status.UNKNOWN);
        assertThat(instagram.message(3).platformMessageId()).isEqualTo("out-2");

        instagram.at(63).platform(new PlatformEvent.Echo("out-1", text("ok"), null, null, Desk.START.toEpochMilli()));
        assertThat(instagram.message(2).platformMessageId()).isEqualTo("out-1");
        assertThat(instagram.messages()).hasSize(3);
    }

    @Test
    void shouldNeverTakeOneOfOursAwayForAnother() {
        instagram.reply("a", "ok");
        instagram.reply("b", "ok");
        instagram.result(2, new SendOutcome.Unknown(REASON));
        instagram.result(3, new SendOutcome.Unknown(REASON));
        instagram.at(1).echo("out-2", "ok");
        instagram.at(2).result(3, new SendOutcome.Sent("out-2"));

        assertThat(instagram.messages()).extracting(Message::text).containsExactly("hello", "ok", "ok");
        assertThat(instagram.messages()).extracting(Message::kind).doesNotContain("duplicate");
        instagram.at(3).echo("out-1", "ok");
        assertThat(instagram.messages())
                .extracting(Message::platformMessageId)
                .containsExactly("in-0", "out-2", "out-1");
    }

    @Test
    void shouldNotTakeAnEchoOfNextWeekForAnUnknownReply() {
        instagram.reply("a", "ok");
        instagram.result(2, new SendOutcome.Unknown(REASON));
        instagram.at(600_000).echo("page-1", "ok");
        instagram.at(600_030).wake();

        assertThat(instagram.message(2).status()).isEqualTo(Message.Status.UNKNOWN);
        assertThat(instagram.message(3).platformMessageId()).isEqualTo("page-1");
    }

    @Test
    void shouldNotTakeAFacebookEchoWithoutMetadataForAnUnknownReply() {
        facebook.reply("a", "ok");
        facebook.result(2, new SendOutcome.Unknown(REASON));
        facebook.echo("page-1", "ok");
        facebook.at(30).wake();

        assertThat(facebook.message(2).status()).isEqualTo(Message.Status.UNKNOWN);
        assertThat(facebook.message(3).platformMessageId()).isEqualTo("page-1");
    }

    @Test
    void shouldGiveTheShownCopyUpWhenALateAnswerNamesIt() {
        instagram.reply("a", "first");
        instagram.echo("out-1", "as the platform changed it");
        instagram.at(30).wake();
        assertThat(instagram.message(3).platformMessageId()).isEqualTo("out-1");

        instagram.at(31).result(2, new SendOutcome.Sent("out-1"));

        assertThat(instagram.message(2).platformMessageId()).isEqualTo("out-1");
        assertThat(instagram.message(3).platformMessageId()).isNull();
        assertThat(instagram.message(3).text()).isNull();
        assertThat(instagram.message(3).deletedAt()).isNotNull();
        Conversation settled = instagram.conversation();
        instagram.echo("out-1", "as the platform changed it");
        assertThat(instagram.messages()).hasSize(3);
        assertThat(instagram.conversation().counters()).isEqualTo(settled.counters());
    }

    @Test
    void shouldStoreASecondMessageUnderOurMetadataAsOneOfItsOwn() {
        facebook.reply("a", "first");
        facebook.result(2, new SendOutcome.Sent("out-1"));
        facebook.echoOf(facebook.message(2).id(), "out-2", "first");
        facebook.echoOf(facebook.message(2).id(), "out-1", "first");

        assertThat(facebook.message(2).platformMessageId()).isEqualTo("out-1");
        assertThat(facebook.message(3).platformMessageId()).isEqualTo("out-2");
    }

    @Test
    void shouldChangeNothingWhenAnEchoWithoutATimeComesAgain() {
        facebook.reply("a", "first");
        PlatformEvent.Echo echo = new PlatformEvent.Echo(
                "out-1", text("first"), facebook.message(2).id(), null, null);
        facebook.at(1).platform(echo);
        Conversation settled = facebook.conversation();
        facebook.at(2);

        assertThat(facebook.platform(echo)).isEmpty();
        assertThat(facebook.conversation()).isEqualTo(settled);
    }

    @Test
    void shouldHoldAtMostFiftyEchoes() {
        instagram.reply("a", "first");
        for (int i = 0; i < 60; i++) {
            instagram.echo("page-" + i, "text " + i);
        }

        assertThat(instagram.conversation().pending().heldEchoes()).hasSize(50);
        assertThat(instagram.messages()).hasSize(12);
    }

    @Test
    void shouldTellAnotherAppFromThePage() {
        facebook.platform(new PlatformEvent.Echo("app-1", text("by a bot"), null, "1234", 5L));
        facebook.platform(new PlatformEvent.Echo("page-1", text("by a person"), null, "263902037430900", 6L));

        assertThat(List.of(facebook.message(2).author(), facebook.message(3).author()))
                .extracting(Actor::kind)
                .containsExactly(Actor.Kind.APP, Actor.Kind.PAGE);
    }
}
