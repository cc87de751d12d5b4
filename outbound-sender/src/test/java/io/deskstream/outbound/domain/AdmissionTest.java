package io.deskstream.outbound.domain;

import static io.deskstream.outbound.domain.Fixtures.CONNECTED;
import static io.deskstream.outbound.domain.Fixtures.NOW;
import static io.deskstream.outbound.domain.Fixtures.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    private static final PageAddress INSTAGRAM = new PageAddress("instagram", "3001");

    @ParameterizedTest(name = "{0} after {1} h: {2}")
    @CsvSource({
        "agent, 0, RESPONSE",
        "agent, 23, RESPONSE",
        "agent, 24, HUMAN_AGENT",
        "agent, 167, HUMAN_AGENT",
        "agent, 168, ",
        "bot, 23, RESPONSE",
        "bot, 24, ",
        "system, 24, ",
        "agent, , RESPONSE",
        "bot, , RESPONSE"
    })
    void theReplyWindowDecidesByTheAuthorAndTheCustomersLastMessage(
            String authorKind, @Nullable Integer hours, @Nullable MessagingType expected) {
        Instant last = hours == null ? null : NOW.minus(Duration.ofHours(hours));
        Admission admission = Admission.judge(Fixtures.send(PAGE, draft("hello"), authorKind, last), CONNECTED, NOW);

        if (expected == null) {
            assertThat(code(admission)).isEqualTo(ProblemCode.WINDOW_CLOSED);
        } else {
            assertThat(((Admission.Call) admission).call().type()).isEqualTo(expected);
        }
    }

    @Test
    void aRequestOfFiveMinutesIsCalledAndAnOlderOneIsDeferred() {
        Instant edge = NOW.minus(Duration.ofMinutes(5));

        assertThat(Admission.judge(Fixtures.issuedAt(edge), CONNECTED, NOW)).isInstanceOf(Admission.Call.class);
        assertThat(Admission.judge(Fixtures.issuedAt(edge.minusMillis(1)), CONNECTED, NOW))
                .isEqualTo(new Admission.Answered(SendOutcome.deferred(
                        ProblemCode.EXPIRED, "The request waited for more than five minutes", NOW)));
    }

    @Test
    void anExpiredRequestIsDeferredWhateverElseIsWrongWithIt() {
        Admission admission = Admission.judge(Fixtures.issuedAt(Instant.EPOCH), new Account.NotConnected(), NOW);

        assertThat(code(admission)).isEqualTo(ProblemCode.EXPIRED);
    }

    @Test
    void anAccountWithoutATokenIsNotConnected() {
        assertThat(code(Admission.judge(Fixtures.text("hello"), new Account.NotConnected(), NOW)))
                .isEqualTo(ProblemCode.ACCOUNT_NOT_CONNECTED);
    }

    @Test
    void anUnreadableTokenWaitsForAnother() {
        assertThat(Admission.judge(Fixtures.text("hello"), new Account.TokenUnreadable(), NOW))
                .satisfies(admission -> assertThat(((Admission.Answered) admission).outcome())
                        .isInstanceOf(SendOutcome.Deferred.class));
    }

    @Test
    void messengerTakesTwoThousandCharactersHoweverManyBytes() {
        assertThat(judge(PAGE, draft("😀".repeat(2000)))).isInstanceOf(Admission.Call.class);
        assertThat(code(judge(PAGE, draft("a".repeat(2001))))).isEqualTo(ProblemCode.TEXT_TOO_LONG);
    }

    @Test
    void instagramTakesAThousandBytes() {
        assertThat(judge(INSTAGRAM, draft("ä".repeat(500)))).isInstanceOf(Admission.Call.class);
        assertThat(code(judge(INSTAGRAM, draft("ä".repeat(500) + "a")))).isEqualTo(ProblemCode.TEXT_TOO_LONG);
    }

    @Test
    void aTextIsSentAsItIs() {
        Content content =
                ((Admission.Call) judge(PAGE, draft("  two\nlines "))).call().content();

        assertThat(content).isEqualTo(new Content.Text("  two\nlines "));
    }

    @Test
    void aMessageWithoutWordsIsRefused() {
        assertThat(code(judge(PAGE, draft(null)))).isEqualTo(ProblemCode.TEXT_EMPTY);
        assertThat(code(judge(PAGE, draft(" ")))).isEqualTo(ProblemCode.TEXT_EMPTY);
    }

    @ParameterizedTest
    @CsvSource({"image,image", "video,video", "audio,audio", "file,file", "sticker,file"})
    void anAttachmentLeavesByItsAddress(String kind, String type) {
        Admission admission = judge(PAGE, attachment(null, kind, "https://files.example/1"));

        assertThat(((Admission.Call) admission).call().content())
                .isEqualTo(new Content.Media(type, "https://files.example/1"));
    }

    @Test
    void anAttachmentWithoutAnAddressIsNotSupported() {
        assertThat(code(judge(PAGE, attachment(null, "image", null)))).isEqualTo(ProblemCode.ATTACHMENT_NOT_SUPPORTED);
    }

    @Test
    void neitherHalfOfATextWithAnAttachmentIsDroppedInSilence() {
        assertThat(code(judge(PAGE, attachment("words", "image", "https://files.example/1"))))
                .isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"web", "whatsapp", "another"})
    void otherChannelsAreNotSupported(String channel) {
        assertThat(code(judge(new PageAddress(channel, "1"), draft("hello"))))
                .isEqualTo(ProblemCode.CHANNEL_NOT_SUPPORTED);
    }

    private static Admission judge(PageAddress page, Draft draft) {
        return Admission.judge(Fixtures.send(page, draft, "agent", NOW), CONNECTED, NOW);
    }

    private static Draft draft(@Nullable String text) {
        return new Draft(text, null, List.of(), null);
    }

    private static Draft attachment(@Nullable String text, String kind, @Nullable String url) {
        return new Draft(text, new Draft.Attachment(kind, url), List.of(), null);
    }

    private static ProblemCode code(Admission admission) {
        SendOutcome outcome = ((Admission.Answered) admission).outcome();
        return outcome instanceof SendOutcome.Deferred deferred
                ? deferred.problem().code()
                : ((SendOutcome.Failed) outcome).problem().code();
    }
}
