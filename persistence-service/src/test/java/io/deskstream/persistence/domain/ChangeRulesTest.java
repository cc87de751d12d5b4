package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.Command.Expected;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A conversation's assignee, status, labels and name, changed all together or not at all. */
class ChangeRulesTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final Command.Assign TO_ANN = new Command.Assign(ANN);
    private static final Command.SetStatus RESOLVED = new Command.SetStatus(ConversationStatus.RESOLVED, null);

    private final Desk desk = Desk.of("facebook");

    private static void assertRefused(List<Outgoing> told, String code) {
        assertThat(told)
                .first()
                .isInstanceOfSatisfying(
                        Outgoing.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
    }

    private static Command labels(List<String> labels) {
        return new Command.Change(new Command.SetLabels(labels), Expected.ANYTHING);
    }

    private static Command snoozed(Duration howLong) {
        return new Command.Change(
                new Command.SetStatus(ConversationStatus.SNOOZED, Desk.START.plus(howLong)), Expected.ANYTHING);
    }

    @Test
    void shouldChangeEverythingAsOneDecision() {
        List<Outgoing> told = desk.command(new Command.Change(
                List.of(TO_ANN, RESOLVED, new Command.SetLabels(List.of("vip"))), new Expected(true, null, null)));

        assertThat(told).singleElement().isInstanceOf(Outgoing.ConversationChanged.class);
        assertThat(desk.conversation().assigneeId()).isEqualTo(ANN);
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(desk.conversation().labels()).containsExactly("vip");
    }

    @Test
    void shouldChangeNothingWhereOnePartIsRefused() {
        List<Outgoing> told = desk.command(
                new Command.Change(List.of(TO_ANN, RESOLVED, new Command.SetLabels(List.of(" "))), Expected.ANYTHING));

        assertThat(told).filteredOn(Outgoing.Rejected.class::isInstance).hasSize(1);
        assertRefused(told, "labels_invalid");
        assertThat(desk.conversation().assigneeId()).isNull();
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void shouldChangeNothingWhereTheConversationIsNotAsExpected() {
        desk.command(new Command.Change(TO_ANN, Expected.ANYTHING));

        assertRefused(
                desk.command(new Command.Change(
                        List.of(new Command.Assign(null), RESOLVED), new Expected(true, null, null))),
                "changed_meanwhile");
        assertThat(desk.conversation().assigneeId()).isEqualTo(ANN);
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void shouldKeepLabelsCleanedOnceEachAndSorted() {
        desk.command(labels(List.of("vip", " late\tdelivery ", "vip", "a\u0000b", "Über")));
        assertThat(desk.conversation().labels()).containsExactly("a b", "late delivery", "vip", "Über");

        desk.command(labels(List.of()));
        assertThat(desk.conversation().labels()).isEmpty();
    }

    @Test
    void shouldBoundLabelsInNumberAndLength() {
        List<String> fifty = IntStream.range(0, 50).mapToObj(i -> "label " + i).toList();
        desk.command(labels(fifty));
        assertThat(desk.conversation().labels()).hasSize(50);
        desk.command(labels(Collections.nCopies(60, "the same")));
        assertThat(desk.conversation().labels()).containsExactly("the same");

        assertRefused(
                desk.command(
                        labels(IntStream.range(0, 51).mapToObj(i -> "l" + i).toList())),
                "labels_invalid");
        assertRefused(desk.command(labels(List.of("x".repeat(51)))), "labels_invalid");
        assertThat(desk.command(labels(List.of("\uD83D\uDE00".repeat(50))))).hasSize(1);
    }

    @Test
    void shouldSnoozeIntoTheFutureWithinAYear() {
        assertRefused(desk.command(snoozed(Duration.ZERO)), "snoozed_until_invalid");
        assertRefused(desk.command(snoozed(Duration.ofDays(367))), "snoozed_until_invalid");
        desk.command(snoozed(Duration.ofDays(366)));

        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.SNOOZED);
    }

    @Test
    void shouldForgetTheSnoozeWhenTheStatusIsAnother() {
        desk.command(snoozed(Duration.ofMinutes(1)));
        desk.command(new Command.Change(RESOLVED, Expected.ANYTHING));
        desk.at(60).wake();

        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(desk.conversation().wakeAt()).isNull();
    }

    @Test
    void shouldKeepTheNameThatAnAgentGave() {
        desk.command(new Command.Rename("  Anna\tK. "));
        desk.profile("Anna Kournikova");

        assertThat(desk.conversation().participant().name()).isEqualTo("Anna K.");
    }

    @Test
    void shouldLookTheNameUpAgainWhenItIsTakenAway() {
        desk.command(new Command.Rename("Anna K."));
        List<Outgoing> told = desk.command(new Command.Rename(" "));
        assertThat(told).hasAtLeastOneElementOfType(Outgoing.ProfileWanted.class);
        assertThat(desk.conversation().participant().name()).isNull();

        desk.profile("Anna Kournikova");

        assertThat(desk.conversation().participant().name()).isEqualTo("Anna Kournikova");
        assertThat(desk.command(new Command.Rename(""))).noneMatch(Outgoing.ProfileWanted.class::isInstance);
    }

    @Test
    void shouldRefuseALongName() {
        assertRefused(desk.command(new Command.Rename("x".repeat(101))), "name_too_long");
        assertThat(desk.command(new Command.Rename("\uD83D\uDE00".repeat(100)))).hasSize(1);
    }

    @Test
    void shouldAnswerARepeatedCommandAsBeforeWhateverIsTrueByNow() {
        Command takeOver = new Command.Change(TO_ANN, new Expected(true, null, null));
        desk.command("one", AGENT, takeOver);
        desk.command(new Command.Change(new Command.Assign(null), Expected.ANYTHING));
        assertThat(desk.command("one", AGENT, takeOver)).isEmpty();
        assertThat(desk.conversation().assigneeId()).isNull();

        Command failing = new Command.Change(RESOLVED, new Expected(true, ANN, null));
        assertRefused(desk.command("two", AGENT, failing), "changed_meanwhile");
        desk.command(new Command.Change(TO_ANN, Expected.ANYTHING));
        List<Outgoing> again = desk.command("two", AGENT, failing);

        assertThat(again).hasSize(1);
        assertRefused(again, "changed_meanwhile");
        assertThat(desk.conversation().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void shouldRememberARefusedSendButNotMoreAnswersThanFifty() {
        Command.Send late = Desk.reply("a", "late", null);
        int week = (int) Duration.ofDays(8).toSeconds();
        assertRefused(desk.at(week).command("first", AGENT, late), "window_closed");
        desk.platform(new PlatformEvent.CustomerMessage(
                "in-1", Desk.text("still there?"), desk.now().toEpochMilli()));
        assertRefused(desk.command("first", AGENT, late), "window_closed");

        for (int i = 0; i < 50; i++) {
            desk.command(labels(List.of("label " + i)));
        }

        assertThat(desk.conversation().pending().answers()).hasSize(50);
        assertThat(desk.command("first", AGENT, late)).hasAtLeastOneElementOfType(Outgoing.SendRequested.class);
    }
}
