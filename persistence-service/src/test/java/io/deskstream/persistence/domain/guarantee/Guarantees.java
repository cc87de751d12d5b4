package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;

/** All that the core promises. */
public final class Guarantees {

    public static final List<Guarantee> ALL = List.of(
            new NoInputFails(),
            new EveryAcceptedMidIsStoredOnce(),
            new SeqHasNoGap(),
            new UnreadEqualsARecount(),
            new NothingLeavesTwice(),
            new RepliesLeaveInOrder(),
            new RetryOnlyAfterFailure(),
            new CancelledNeverLeaves(),
            new ExpectedSeqIsHonoured(),
            new RepeatedCommandsGetTheSameAnswer(),
            new OneRequestIsOutstanding(),
            new NumbersNameOneRequest(),
            new VersionsGrow(),
            new ViewEqualsTables(),
            new RebuildEqualsTables(),
            new SameInputsSameResult(),
            new NoWakeLoop(),
            new EveryMessageGetsAnOutcome(),
            new StatusTellsTheTruth(),
            new MarksNeverGoBack(),
            new CustomersMessageReopens(),
            new NoEchoIsHeldForEver(),
            new ListsAreBounded(),
            new ErasedLeavesNoTrace(),
            new UnsentHasNoContent(),
            new LatestEditIsShown(),
            new LatestReactionIsShown(),
            new NothingWaitsForAKnownMessage(),
            new TheThreadsOwnerIsTheNewest());

    private Guarantees() {}

    public static List<String> broken(History history) {
        List<String> broken = new ArrayList<>();
        for (Guarantee guarantee : ALL) {
            guarantee.violations(history).stream()
                    .limit(3)
                    .forEach(violation -> broken.add(guarantee.name() + ": " + violation));
        }
        return broken;
    }
}
