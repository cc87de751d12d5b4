package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.world.Action;
import io.deskstream.persistence.domain.world.Fault;
import io.deskstream.persistence.domain.world.Histories;
import io.deskstream.persistence.domain.world.Observed;
import io.deskstream.persistence.domain.world.World;
import io.deskstream.testkit.guarantee.AcknowledgedIsKept;
import io.deskstream.testkit.guarantee.Guarantee;
import io.deskstream.testkit.guarantee.SentOnce;
import io.deskstream.testkit.guarantee.SeqIsGapless;
import io.deskstream.testkit.guarantee.ShownOnce;
import io.deskstream.testkit.guarantee.StreamIsComplete;
import io.deskstream.testkit.guarantee.StreamIsInOrder;
import io.deskstream.testkit.guarantee.StreamShowsWhatIsKept;
import io.deskstream.testkit.guarantee.UnreadEqualsRecount;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The checkers that judge the started system from outside judge the core's random histories as well. Order of leaving and
 * final outcomes are judged from inside alone: here replies are scheduled, fail and are lost on purpose.
 */
class TheSystemsPromisesHoldOfEveryHistoryTest {

    private static final List<Guarantee> PROMISES = List.of(
            new AcknowledgedIsKept(),
            new ShownOnce(),
            new SentOnce(),
            new SeqIsGapless(),
            new UnreadEqualsRecount(),
            new StreamIsComplete(),
            new StreamShowsWhatIsKept(),
            new StreamIsInOrder());

    private record Planted(Fault fault, Guarantee noticed) {}

    private static final List<Planted> PLANTED = List.of(
            new Planted(Fault.DROPS_AN_INPUT, new AcknowledgedIsKept()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new SeqIsGapless()),
            new Planted(Fault.SKIPS_THE_DEDUPE, new UnreadEqualsRecount()),
            new Planted(Fault.PUBLISHES_BEFORE_COMMIT, new StreamIsInOrder()),
            new Planted(Fault.FORGETS_THE_UNPUBLISHED, new StreamIsComplete()),
            new Planted(Fault.SWAPS_TWO_EVENTS, new StreamIsInOrder()),
            new Planted(Fault.SENDER_FORGETS_ITS_MARK, new SentOnce()));

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void ofEveryHistory(@ForAll("histories") List<Action> actions) {
        io.deskstream.testkit.guarantee.History seen = Observed.of(World.after(actions));

        for (Guarantee promise : PROMISES) {
            assertThat(promise.breaks(seen)).as(promise.promise()).isEmpty();
        }
    }

    @Property(tries = 1, seed = "42", shrinking = ShrinkingMode.OFF)
    void unlessABugIsPlanted(@ForAll("some") List<List<Action>> histories) {
        for (Planted planted : PLANTED) {
            assertThat(histories)
                    .as(planted.toString())
                    .anyMatch(actions -> !planted.noticed()
                            .breaks(Observed.of(World.after(actions, planted.fault())))
                            .isEmpty());
        }
    }

    @Provide
    Arbitrary<List<Action>> histories() {
        return Histories.upTo(150);
    }

    @Provide
    Arbitrary<List<List<Action>>> some() {
        return Histories.upTo(200).list().ofSize(300);
    }
}
