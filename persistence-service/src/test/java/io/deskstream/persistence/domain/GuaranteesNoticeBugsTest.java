package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.guarantee.CancelledNeverLeaves;
import io.deskstream.persistence.domain.guarantee.CustomersMessageReopens;
import io.deskstream.persistence.domain.guarantee.ErasedLeavesNoTrace;
import io.deskstream.persistence.domain.guarantee.EveryAcceptedMidIsStoredOnce;
import io.deskstream.persistence.domain.guarantee.EveryMessageGetsAnOutcome;
import io.deskstream.persistence.domain.guarantee.ExpectedSeqIsHonoured;
import io.deskstream.persistence.domain.guarantee.Guarantee;
import io.deskstream.persistence.domain.guarantee.Guarantees;
import io.deskstream.persistence.domain.guarantee.LatestEditIsShown;
import io.deskstream.persistence.domain.guarantee.LatestReactionIsShown;
import io.deskstream.persistence.domain.guarantee.ListsAreBounded;
import io.deskstream.persistence.domain.guarantee.MarksNeverGoBack;
import io.deskstream.persistence.domain.guarantee.NoEchoIsHeldForEver;
import io.deskstream.persistence.domain.guarantee.NoInputFails;
import io.deskstream.persistence.domain.guarantee.NoWakeLoop;
import io.deskstream.persistence.domain.guarantee.NothingLeavesTwice;
import io.deskstream.persistence.domain.guarantee.NothingWaitsForAKnownMessage;
import io.deskstream.persistence.domain.guarantee.NumbersNameOneRequest;
import io.deskstream.persistence.domain.guarantee.OneRequestIsOutstanding;
import io.deskstream.persistence.domain.guarantee.RebuildEqualsTables;
import io.deskstream.persistence.domain.guarantee.RepeatedCommandsGetTheSameAnswer;
import io.deskstream.persistence.domain.guarantee.RepliesLeaveInOrder;
import io.deskstream.persistence.domain.guarantee.RetryOnlyAfterFailure;
import io.deskstream.persistence.domain.guarantee.SameInputsSameResult;
import io.deskstream.persistence.domain.guarantee.SeqHasNoGap;
import io.deskstream.persistence.domain.guarantee.StatusTellsTheTruth;
import io.deskstream.persistence.domain.guarantee.TheThreadsOwnerIsTheNewest;
import io.deskstream.persistence.domain.guarantee.UnreadEqualsARecount;
import io.deskstream.persistence.domain.guarantee.UnsentHasNoContent;
import io.deskstream.persistence.domain.guarantee.VersionsGrow;
import io.deskstream.persistence.domain.guarantee.ViewEqualsTables;
import io.deskstream.persistence.domain.world.Action;
import io.deskstream.persistence.domain.world.Fault;
import io.deskstream.persistence.domain.world.Histories;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import io.deskstream.persistence.domain.world.World;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A bug that is planted turns the guarantee red that is there for it: one that cannot fail says nothing. */
class GuaranteesNoticeBugsTest {

    private record Planted(Fault fault, Guarantee noticed) {}

    private static final List<Planted> PLANTED = List.of(
            new Planted(Fault.DROPS_AN_INPUT, new EveryAcceptedMidIsStoredOnce()),
            new Planted(Fault.DROPS_AN_INPUT, new SameInputsSameResult()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new SeqHasNoGap()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new UnreadEqualsARecount()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new NoInputFails()),
            new Planted(Fault.PUBLISHES_BEFORE_COMMIT, new ViewEqualsTables()),
            new Planted(Fault.FORGETS_THE_UNPUBLISHED, new ViewEqualsTables()),
            new Planted(Fault.SWAPS_TWO_EVENTS, new VersionsGrow()),
            new Planted(Fault.NUMBERS_A_REQUEST_ANEW, new OneRequestIsOutstanding()),
            new Planted(Fault.NUMBERS_A_REQUEST_ANEW, new NothingLeavesTwice()),
            new Planted(Fault.SENDER_FORGETS_ITS_MARK, new NothingLeavesTwice()),
            new Planted(Fault.IGNORES_WAKES, new NoWakeLoop()),
            new Planted(Fault.IGNORES_WAKES, new EveryMessageGetsAnOutcome()),
            new Planted(Fault.IGNORES_RESULTS, new StatusTellsTheTruth()),
            new Planted(Fault.IGNORES_WAKES, new NoEchoIsHeldForEver()),
            new Planted(Fault.FORGETS_ITS_ANSWERS, new RepeatedCommandsGetTheSameAnswer()),
            new Planted(Fault.FORGETS_WHO_REPLIED, new ExpectedSeqIsHonoured()),
            new Planted(Fault.CANCELS_WHAT_IS_IN_FLIGHT, new CancelledNeverLeaves()),
            new Planted(Fault.RETRIES_WHAT_LEFT, new RetryOnlyAfterFailure()),
            new Planted(Fault.DROPS_AN_INPUT, new UnsentHasNoContent()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new NothingWaitsForAKnownMessage()),
            new Planted(Fault.BELIEVES_THE_LAST_TO_ARRIVE, new LatestEditIsShown()),
            new Planted(Fault.BELIEVES_THE_LAST_TO_ARRIVE, new LatestReactionIsShown()),
            new Planted(Fault.BELIEVES_THE_LAST_TO_ARRIVE, new TheThreadsOwnerIsTheNewest()));

    private static final List<Planted> PLANTED_IN_RECOVERY = List.of(
            new Planted(Fault.KEEPS_LOST_VERSIONS, new ViewEqualsTables()),
            new Planted(Fault.KEEPS_LOST_VERSIONS, new RebuildEqualsTables()),
            new Planted(Fault.KEEPS_LOST_VERSIONS, new VersionsGrow()),
            new Planted(Fault.APPLIES_A_PARTIAL_BATCH, new SeqHasNoGap()),
            new Planted(Fault.FORGETS_WHEN_IT_ERASED, new ErasedLeavesNoTrace()),
            new Planted(Fault.PUBLISHES_RESTORED_EVENTS, new RebuildEqualsTables()),
            new Planted(Fault.NUMBERS_FROM_THE_COPY, new NumbersNameOneRequest()),
            new Planted(Fault.DOES_NOT_CATCH_UP, new ViewEqualsTables()),
            new Planted(Fault.PUBLISHES_REQUESTS_FIRST, new NothingLeavesTwice()));

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void aBugInTheRecoveryOfALostDatabaseIsNoticed(@ForAll("someWithLosses") List<List<Action>> histories) {
        for (Planted planted : PLANTED_IN_RECOVERY) {
            assertThat(histories).as(planted.toString()).anyMatch(actions -> isNoticed(planted, actions));
        }
    }

    /** The tables' constraints stop some of these bugs before a guarantee can see them. */
    private static boolean isNoticed(Planted planted, List<Action> actions) {
        try {
            return isRed(planted.noticed(), World.after(actions, planted.fault()));
        } catch (IllegalStateException stopped) {
            return false;
        }
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void aPlantedBugIsNoticedByTheGuaranteeThatIsThereForIt(@ForAll("some") List<List<Action>> histories) {
        for (Planted planted : PLANTED) {
            assertThat(histories)
                    .as(planted.toString())
                    .anyMatch(actions -> isRed(planted.noticed(), World.after(actions, planted.fault())));
        }
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void withoutABugTheSameHistoriesAreGreen(@ForAll("some") List<List<Action>> histories) {
        for (List<Action> actions : histories) {
            assertThat(Guarantees.broken(World.after(actions))).isEmpty();
        }
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void aSwappedReplyIsNoticed(@ForAll("some") List<List<Action>> histories) {
        Stream<History> swapped = histories.stream().map(World::after).peek(history -> {
            List<History.Left> left = new ArrayList<>(history.left);
            Collections.reverse(left);
            history.left.clear();
            history.left.addAll(left);
        });
        assertThat(swapped).anyMatch(history -> isRed(new RepliesLeaveInOrder(), history));
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void aMarkThatGoesBackIsNoticed(@ForAll("some") List<List<Action>> histories) {
        Stream<History> planted = histories.stream()
                .map(World::after)
                .peek(history -> changeLastImage(history, draft -> {
                    draft.version++;
                    draft.counters = draft.counters.withMarks(0, 0);
                }));
        assertThat(planted).anyMatch(history -> isRed(new MarksNeverGoBack(), history));
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void aConversationThatStaysResolvedIsNoticed(@ForAll("some") List<List<Action>> histories) {
        Stream<History> planted = histories.stream().map(World::after).peek(history -> {
            for (Published published : List.copyOf(history.log)) {
                if (published.what() instanceof Outgoing.MessageChanged e && e.conversation() != null) {
                    Conversation.Draft draft = e.conversation().draft();
                    draft.status = ConversationStatus.RESOLVED;
                    history.log.add(new Published(
                            new Outgoing.MessageChanged(e.envelope(), true, e.message(), draft.build()), 0));
                }
            }
        });
        assertThat(planted).anyMatch(history -> isRed(new CustomersMessageReopens(), history));
    }

    private static void changeLastImage(History history, Consumer<Conversation.Draft> change) {
        for (Published published : history.log.reversed()) {
            if (published.what() instanceof Outgoing.ConversationChanged e) {
                Conversation.Draft draft = e.conversation().draft();
                change.accept(draft);
                Outgoing.Envelope v = e.envelope();
                Outgoing.Envelope next = new Outgoing.Envelope(
                        v.conversationId(),
                        v.key(),
                        draft.version,
                        v.occurredAt(),
                        v.recordedAt(),
                        v.actor(),
                        v.cause(),
                        v.assigneeId(),
                        v.previousAssigneeId(),
                        v.source());
                history.log.add(new Published(new Outgoing.ConversationChanged(next, false, draft.build()), 0));
                return;
            }
        }
    }

    @Example
    void aListThatGrowsWithoutBoundIsNoticed() {
        Conversation.Draft draft =
                new Conversation.Draft(new ConversationKey("facebook", "page", "anna"), Instant.EPOCH);
        for (int i = 0; i < 101; i++) {
            draft.pending.readMids.add("mid-" + i);
        }
        Rows rows = new Rows(null, List.of());
        rows.apply(draft.build(), List.of());
        History history = new History();
        history.tables.store(List.of(rows));

        assertThat(new ListsAreBounded().violations(history)).hasSize(1);
    }

    private static boolean isRed(Guarantee guarantee, History history) {
        return !guarantee.violations(history).isEmpty();
    }

    @Provide
    Arbitrary<List<List<Action>>> someWithLosses() {
        return Histories.withErasuresAndLosses(200).list().ofSize(700);
    }

    @Provide
    Arbitrary<List<List<Action>>> some() {
        return Histories.upTo(200).list().ofSize(400);
    }
}
