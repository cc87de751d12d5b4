package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Party;
import io.deskstream.persistence.domain.world.Action.Crash;
import io.deskstream.persistence.domain.world.Action.Fate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random histories: lists of actions, weighed so that most messages get somewhere. */
public final class Histories {

    private Histories() {}

    public static Arbitrary<List<Action>> upTo(int actions) {
        return action().list().ofMinSize(1).ofMaxSize(actions).withSizeDistribution(RandomDistribution.uniform());
    }

    /** In which the database is lost now and then, and an older copy restored. */
    public static Arbitrary<List<Action>> withLosses(int actions) {
        Arbitrary<Action> action = Arbitraries.frequencyOf(
                Tuple.of(36, action(worksWithLosses())),
                Tuple.of(2, Arbitraries.create(Action.DatabaseIsCopied::new)),
                Tuple.of(1, number().map(Action.DatabaseIsLost::new)));
        return action.list().ofMinSize(1).ofMaxSize(actions).withSizeDistribution(RandomDistribution.uniform());
    }

    /** In which customers' data is erased now and then. */
    public static Arbitrary<List<Action>> withErasures(int actions) {
        Arbitrary<Crash> crash = Arbitraries.frequency(
                Tuple.of(12, Crash.NONE),
                Tuple.of(1, Crash.BEFORE_STORE),
                Tuple.of(1, Crash.BEFORE_PUBLISH),
                Tuple.of(1, Crash.WHILE_PUBLISHING));
        Arbitrary<Action> action = Arbitraries.frequencyOf(
                Tuple.of(60, action(works(crash))), Tuple.of(2, conversation().map(Action.Erases::new)));
        return action.list().ofMinSize(1).ofMaxSize(actions).withSizeDistribution(RandomDistribution.uniform());
    }

    /** In which customers' data is erased now and then, and the database lost. */
    public static Arbitrary<List<Action>> withErasuresAndLosses(int actions) {
        Arbitrary<Action> action = Arbitraries.frequencyOf(
                Tuple.of(60, action(worksWithLosses())),
                Tuple.of(2, conversation().map(Action.Erases::new)),
                Tuple.of(1, number().map(Action.DatabaseIsLost::new)));
        return action.list().ofMinSize(1).ofMaxSize(actions).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Action> action() {
        return action(works());
    }

    private static Arbitrary<Action> action(Arbitrary<Action> works) {
        return Arbitraries.frequencyOf(
                Tuple.of(16, works),
                Tuple.of(6, Combinators.combine(conversation(), text()).as(Action.CustomerWrites::new)),
                Tuple.of(2, Combinators.combine(conversation(), text()).as(Action.PageWrites::new)),
                Tuple.of(8, agentSends()),
                Tuple.of(
                        1,
                        Combinators.combine(conversation(), number(3), text(), number(4))
                                .as(Action.AgentSendsUnlessOthersDid::new)),
                Tuple.of(
                        1,
                        Combinators.combine(conversation(), number(3), text()).as(Action.AgentNotes::new)),
                Tuple.of(2, Combinators.combine(number(), fitting()).as(Action.AgentRetries::new)),
                Tuple.of(1, Combinators.combine(number(), fitting()).as(Action.AgentCancels::new)),
                Tuple.of(1, Combinators.combine(number(), fitting()).as(Action.AgentSettles::new)),
                Tuple.of(1, Combinators.combine(conversation(), number(4)).as(Action.AgentLabels::new)),
                Tuple.of(
                        1,
                        Combinators.combine(conversation(), Arbitraries.of("", "Anna", "Bert"))
                                .as(Action.AgentNames::new)),
                Tuple.of(2, number().map(Action.CommandRepeats::new)),
                Tuple.of(1, number().map(Action.AgentRepeats::new)),
                Tuple.of(1, Combinators.combine(conversation(), number(3)).as(Action.TakesOver::new)),
                Tuple.of(2, agentReads()),
                Tuple.of(1, Combinators.combine(conversation(), number(3)).as(Action.Assigns::new)),
                Tuple.of(1, setsStatus()),
                Tuple.of(10, fate().map(Action.SenderTakesUp::new)),
                Tuple.of(6, number().map(Action.ResultArrives::new)),
                Tuple.of(1, number().map(Action.ResultRepeats::new)),
                Tuple.of(7, number().map(Action.MetaTells::new)),
                Tuple.of(2, number().map(Action.MetaRepeats::new)),
                Tuple.of(2, conversation().map(Action.CustomerReads::new)),
                Tuple.of(2, Combinators.combine(conversation(), text()).as(Action.CustomerWritesUntold::new)),
                Tuple.of(
                        3, Combinators.combine(conversation(), number(), text()).as(Action.CustomerEdits::new)),
                Tuple.of(1, Combinators.combine(conversation(), number()).as(Action.CustomerUnsends::new)),
                Tuple.of(5, reacts()),
                Tuple.of(2, Combinators.combine(conversation(), number()).as(Action.HandsOver::new)),
                Tuple.of(1, number().map(Action.MetaTellsOnStandby::new)),
                Tuple.of(5, Arbitraries.of(1, 5, 20, 31, 41, 400).map(Action.TimePasses::new)));
    }

    private static Arbitrary<Action> reacts() {
        Arbitrary<String> emoji = Arbitraries.of("👍", "❤️", "😢").injectNull(0.25);
        return Combinators.combine(conversation(), number(4), Arbitraries.of(Party.class), emoji)
                .as(Action.Reacts::new);
    }

    private static Arbitrary<Action> works() {
        Arbitrary<Crash> crash = Arbitraries.frequency(
                Tuple.of(12, Crash.NONE),
                Tuple.of(1, Crash.BEFORE_STORE),
                Tuple.of(1, Crash.BEFORE_PUBLISH),
                Tuple.of(1, Crash.WHILE_PUBLISHING),
                Tuple.of(1, Crash.LATE_COPIES));
        return works(crash);
    }

    private static Arbitrary<Action> worksWithLosses() {
        Arbitrary<Crash> crash = Arbitraries.frequency(
                Tuple.of(12, Crash.NONE),
                Tuple.of(1, Crash.BEFORE_PUBLISH),
                Tuple.of(1, Crash.WHILE_PUBLISHING),
                Tuple.of(2, Crash.DATABASE_IS_COPIED),
                Tuple.of(2, Crash.DATABASE_IS_LOST));
        return works(crash);
    }

    private static Arbitrary<Action> works(Arbitrary<Crash> crash) {
        return Combinators.combine(number(8), number(8), number(8), crash).as(Action.Works::new);
    }

    private static Arbitrary<Action> agentSends() {
        Arbitrary<Integer> later = Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 30), Tuple.of(1, 100));
        return Combinators.combine(conversation(), number(3), text(), later, Arbitraries.of(false, true))
                .as(Action.AgentSends::new);
    }

    private static Arbitrary<Boolean> fitting() {
        return Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false));
    }

    private static Arbitrary<Action> agentReads() {
        return Combinators.combine(conversation(), number(8), Arbitraries.of(false, true))
                .as(Action.AgentReads::new);
    }

    private static Arbitrary<Action> setsStatus() {
        return Combinators.combine(conversation(), Arbitraries.of(ConversationStatus.class), Arbitraries.of(10, 30, 90))
                .as(Action.SetsStatus::new);
    }

    private static Arbitrary<Fate> fate() {
        return Arbitraries.frequency(
                Tuple.of(8, Fate.SENT),
                Tuple.of(1, Fate.FAILED),
                Tuple.of(2, Fate.DEFERRED),
                Tuple.of(2, Fate.UNKNOWN_BUT_LEFT),
                Tuple.of(2, Fate.UNKNOWN_NOT_LEFT),
                Tuple.of(2, Fate.SENDER_DIES_BEFORE_THE_CALL),
                Tuple.of(2, Fate.SENDER_DIES_AFTER_THE_CALL));
    }

    private static Arbitrary<Integer> conversation() {
        return Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.frequency(
                Tuple.of(3, "ok"),
                Tuple.of(1, "yes"),
                Tuple.of(1, "thanks"),
                Tuple.of(1, "one"),
                Tuple.of(1, "two"),
                Tuple.of(1, "three"),
                Tuple.of(1, "four"),
                Tuple.of(1, "five"));
    }

    private static Arbitrary<Integer> number() {
        return number(30);
    }

    private static Arbitrary<Integer> number(int below) {
        return Arbitraries.integers().between(0, below - 1);
    }
}
