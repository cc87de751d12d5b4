package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.AGENT;
import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.Command.Expected;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the core refuses, by which code; a refusal changes nothing. */
class CommandRulesTest {

    private static final Actor COLLEAGUE = new Actor(Actor.Kind.AGENT, "colleague", "Colleague");
    private static final Actor BOT = new Actor(Actor.Kind.BOT, "bot", "Bot");
    private static final Expected ANYTHING = Expected.ANYTHING;

    private final Desk desk = Desk.of("facebook");

    private static Command.Send send(
            String clientId, @Nullable String text, boolean internal, @Nullable Long expected) {
        return new Command.Send(clientId, text, List.of(), List.of(), null, internal, expected, null);
    }

    /** Only the answer is remembered, with the next version. */
    private static void assertRefused(Desk where, Actor actor, Command command, String code) {
        Conversation before = where.conversation();
        List<Message> messages = where.messages();

        List<Outgoing> told = where.command(actor, command);

        assertThat(told)
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        Outgoing.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
        assertThat(withoutAnswers(where.conversation())).isEqualTo(withoutAnswers(before));
        assertThat(where.messages()).isEqualTo(messages);
    }

    private static Conversation withoutAnswers(Conversation conversation) {
        Conversation.Draft draft = conversation.draft();
        draft.pending.answers.clear();
        draft.version = 0;
        return draft.build();
    }

    @Test
    void shouldRefuseAnEmptyText() {
        assertRefused(desk, AGENT, send("a", " \n", false, null), "text_empty");
        assertRefused(desk, AGENT, send("a", null, true, null), "text_empty");
    }

    @Test
    void shouldRefuseATextThatTheChannelDoesNotTake() {
        assertRefused(desk, AGENT, send("a", "x".repeat(2001), false, null), "text_too_long");
        assertThat(desk.command(send("b", "x".repeat(2000), false, null))).isNotEmpty();
        Desk instagram = Desk.of("instagram");
        assertRefused(instagram, AGENT, send("a", "ä".repeat(501), false, null), "text_too_long");
        assertThat(instagram.command(send("b", "ä".repeat(500), false, null))).isNotEmpty();
    }

    @Test
    void shouldTakeALongNoteAtAnyTime() {
        desk.at((int) Duration.ofDays(30).toSeconds()).command(send("a", "x".repeat(10_000), true, null));
        assertRefused(desk, AGENT, send("b", "x".repeat(10_001), true, null), "text_too_long");

        assertThat(desk.message(2).direction()).isEqualTo(Message.Direction.INTERNAL);
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void shouldRefuseAReplyOutsideTheWindow() {
        int day = (int) Duration.ofHours(24).toSeconds();
        desk.at(day).command(BOT, send("a", "in time", false, null));
        assertRefused(desk.at(day + 1), BOT, send("b", "late", false, null), "window_closed");
        desk.at(7 * day).command(send("c", "a person has a week", false, null));
        assertRefused(desk.at(7 * day + 1), AGENT, send("d", "late", false, null), "window_closed");
        assertThat(desk.messages()).hasSize(3);
    }

    @Test
    void shouldRefuseAReplyThatExpectedToBeTheFirst() {
        desk.command(COLLEAGUE, send("a", "theirs", false, null));

        assertRefused(desk, AGENT, send("b", "mine", false, 1L), "colleague_replied");
        assertThat(desk.command(COLLEAGUE, send("c", "their next", false, 1L))).isNotEmpty();
        assertThat(desk.command(send("d", "seen", false, 3L))).isNotEmpty();
    }

    @Test
    void shouldRefuseTheSameClientIdWithAnotherBody() {
        desk.command(send("a", "one", false, null));

        assertRefused(desk, AGENT, send("a", "two", false, null), "client_message_id_reused");
        assertThat(desk.command(send("a", "one", false, null))).isEmpty();
        assertThat(desk.command(COLLEAGUE, send("a", "two", false, null))).isNotEmpty();
    }

    @Test
    void shouldRefuseTheSameClientIdWithOtherAttachments() {
        desk.command(withFiles("a", "https://a/1", "https://a/2"));

        assertRefused(desk, AGENT, withFiles("a", "https://a/1", "https://a/3"), "client_message_id_reused");
        assertThat(desk.command(withFiles("a", "https://a/1", "https://a/2"))).isEmpty();
    }

    @Test
    void shouldRefuseAClientIdWhosePartIsAnotherMessage() {
        desk.command(send("a#1", "one", false, null));

        assertRefused(desk, AGENT, withFiles("a", "https://a/1"), "client_message_id_reused");
    }

    private static Command.Send withFiles(String clientId, String... urls) {
        List<Attachment> files = java.util.Arrays.stream(urls)
                .map(url -> new Attachment(new UUID(0, url.hashCode()), "image", url, null, null, null, null))
                .toList();
        return new Command.Send(clientId, "look", files, List.of(), null, false, null, null);
    }

    @Test
    void shouldMakeTextAndEachAttachmentAMessageOfItsOwn() {
        desk.command(withFiles("a", "https://a/1", "https://a/2"));

        assertThat(desk.messages()).extracting(Message::clientMessageId).containsExactly(null, "a", "a#1", "a#2");
        assertThat(desk.messages())
                .extracting(Message::kind)
                .containsExactly("text", "text", "attachment", "attachment");
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void shouldRefuseWhatChangedMeanwhile() {
        UUID agent = new UUID(0, 1);
        desk.command(new Command.Change(new Command.Assign(agent), new Expected(true, null, null)));
        assertThat(desk.conversation().assigneeId()).isEqualTo(agent);

        assertRefused(
                desk,
                AGENT,
                new Command.Change(new Command.Assign(null), new Expected(true, null, null)),
                "changed_meanwhile");
        assertRefused(
                desk,
                AGENT,
                new Command.Change(
                        new Command.SetStatus(ConversationStatus.RESOLVED, null),
                        new Expected(false, null, ConversationStatus.PENDING)),
                "changed_meanwhile");
    }

    @Test
    void shouldRefuseASnoozeWithoutAnEnd() {
        assertRefused(
                desk,
                AGENT,
                new Command.Change(new Command.SetStatus(ConversationStatus.SNOOZED, null), ANYTHING),
                "snoozed_until_missing");
    }

    @Test
    void shouldOpenASnoozedConversationWhenItsTimeHasCome() {
        desk.command(new Command.Change(
                new Command.SetStatus(ConversationStatus.SNOOZED, Desk.START.plusSeconds(60)), ANYTHING));
        desk.at(59).wake();
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.SNOOZED);

        desk.at(60).wake();

        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(desk.conversation().wakeAt()).isNull();
    }

    @Test
    void shouldOpenAConversationThatWasPutAsideWhenTheCustomerWrites() {
        desk.command(new Command.Change(new Command.SetStatus(ConversationStatus.RESOLVED, null), ANYTHING));
        desk.platform(new PlatformEvent.CustomerMessage("in-0", text("hello"), null));
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.RESOLVED);

        desk.platform(new PlatformEvent.CustomerMessage("in-1", text("one more thing"), null));

        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void shouldTellTheAssigneeBeforeAndAfter() {
        UUID agent = new UUID(0, 1);
        desk.command(new Command.Change(new Command.Assign(agent), ANYTHING));
        List<Outgoing> told = desk.command(new Command.Change(new Command.Assign(null), ANYTHING));

        assertThat(told).singleElement().isInstanceOfSatisfying(Outgoing.ConversationChanged.class, changed -> {
            assertThat(changed.envelope().previousAssigneeId()).isEqualTo(agent);
            assertThat(changed.envelope().assigneeId()).isNull();
        });
    }

    @Test
    void shouldRefuseWhateverColleagueRepliedHoweverTheOwnRepliesFollow() {
        desk.command(COLLEAGUE, send("a", "theirs", false, null));
        desk.command(send("b", "mine", false, null));
        desk.command(send("c", "mine again", false, null));

        assertRefused(desk, AGENT, send("d", "late", false, 1L), "colleague_replied");
        assertThat(desk.command(send("e", "I saw theirs", false, 2L))).isNotEmpty();
        assertRefused(desk, COLLEAGUE, send("f", "mine", false, 4L), "colleague_replied");
    }

    @Test
    void shouldTakeThePagesOwnReplyForThatOfAColleague() {
        desk.echo("out-1", "from the inbox");

        assertRefused(desk, AGENT, send("a", "mine", false, 1L), "colleague_replied");
        assertThat(desk.command(send("b", "a note for all", true, 1L))).isNotEmpty();
    }

    @Test
    void shouldNotTakeANoteForAReply() {
        desk.command(COLLEAGUE, send("a", "a note", true, null));

        assertThat(desk.command(send("b", "mine", false, 1L))).isNotEmpty();
    }

    @Test
    void shouldRefuseToAnswerAMessageThatIsNotThere() {
        Command.Send reply = Desk.reply("a", "an answer", new UUID(0, 1));

        assertRefused(desk, AGENT, reply, "reply_to_unknown");
    }

    @Test
    void shouldRefuseQuickRepliesThatThePlatformDoesNotTake() {
        QuickReply yes = new QuickReply("yes", "y");
        desk.command(asking("a", "ok?", false, java.util.Collections.nCopies(13, yes)));
        assertThat(desk.message(2).quickReplies()).hasSize(13);

        assertRefused(
                desk,
                AGENT,
                asking("b", "ok?", false, java.util.Collections.nCopies(14, yes)),
                "quick_replies_invalid");
        assertRefused(
                desk,
                AGENT,
                asking("c", "ok?", false, List.of(new QuickReply("x".repeat(21), "x"))),
                "quick_replies_invalid");
        assertRefused(
                desk, AGENT, asking("d", "ok?", false, List.of(new QuickReply(" ", "x"))), "quick_replies_invalid");
        assertRefused(desk, AGENT, asking("e", "ok?", true, List.of(yes)), "quick_replies_invalid");
    }

    private static Command.Send asking(String clientId, String text, boolean internal, List<QuickReply> replies) {
        return new Command.Send(clientId, text, List.of(), replies, null, internal, null, null);
    }

    @Test
    void shouldCountCharactersAsThePlatformDoes() {
        assertThat(desk.command(send("a", "\uD83D\uDE00".repeat(2000), false, null)))
                .isNotEmpty();
        assertRefused(desk, AGENT, send("b", "\uD83D\uDE00".repeat(2001), false, null), "text_too_long");
    }

    @Test
    void shouldJudgeTheWindowAtTheTimeOfLeaving() {
        assertRefused(desk, AGENT, later("a", Duration.ofDays(31)), "send_after_too_late");
        assertRefused(desk, AGENT, later("b", Duration.ofDays(8)), "window_closed");
        assertThat(desk.command(later("c", Duration.ofDays(6)))).isNotEmpty();
    }

    private static Command.Send later(String clientId, Duration howMuch) {
        return new Command.Send(clientId, "later", List.of(), List.of(), null, false, null, Desk.START.plus(howMuch));
    }
}
