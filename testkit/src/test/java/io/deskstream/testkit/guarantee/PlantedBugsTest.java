package io.deskstream.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.testkit.guarantee.Fact.ConversationShown;
import io.deskstream.testkit.guarantee.Fact.CustomerWrote;
import io.deskstream.testkit.guarantee.Fact.Direction;
import io.deskstream.testkit.guarantee.Fact.FrameSeen;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import io.deskstream.testkit.guarantee.Fact.ReplyAccepted;
import io.deskstream.testkit.guarantee.Fact.Sent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A long history with one small fault in it turns the guarantee red that is there for it. */
class PlantedBugsTest {

    private static final int MESSAGES = 1000;

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldBeNoticed(String bug, Guarantee guarantee, Consumer<List<Fact>> plant) {
        List<Fact> facts = new ArrayList<>(faultless());
        assertThat(Guarantee.breaksOfAny(history(facts))).isEmpty();

        plant.accept(facts);

        assertThat(guarantee.breaks(history(facts))).as(bug).isNotEmpty();
    }

    static Stream<Arguments> bugs() {
        return Stream.of(
                bug("one in a thousand is dropped", new AcknowledgedIsKept(), f -> dropOne(f, MessageShown.class)),
                bug("one in a thousand is dropped", new SeqIsGapless(), f -> dropOne(f, MessageShown.class)),
                bug("one frame is dropped", new StreamIsComplete(), f -> dropOne(f, FrameSeen.class)),
                bug("one is applied twice", new ShownOnce(), f -> f.add(one(f, MessageShown.class))),
                bug("one is applied twice", new SeqIsGapless(), f -> f.add(one(f, MessageShown.class))),
                bug("the dedupe is skipped", new ShownOnce(), PlantedBugsTest::storeAgainUnderAnotherId),
                bug("the dedupe is skipped", new UnreadEqualsRecount(), PlantedBugsTest::countAgain),
                bug("a reply leaves again", new SentOnce(), f -> f.add(one(f, Sent.class))),
                bug("two replies are swapped", new RepliesLeaveInOrder(), f -> swapTwo(f, Sent.class)),
                bug("two images are swapped", new StreamIsInOrder(), f -> swapTwo(f, FrameSeen.class)),
                bug("published before the commit", new StreamShowsWhatIsKept(), f -> dropOne(f, MessageShown.class)));
    }

    private static Arguments bug(String name, Guarantee guarantee, Consumer<List<Fact>> plant) {
        return Arguments.of(name, guarantee, plant);
    }

    /** A customer writes, the desk answers, in one conversation; a stream sees it all. */
    private static List<Fact> faultless() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= MESSAGES; i++) {
            boolean inbound = i % 2 == 1;
            String id = "m" + i;
            String mid = "mid-" + i;
            String text = "text " + i;
            facts.add(inbound ? new CustomerWrote("a", mid) : new ReplyAccepted("a", id, "c-" + i, text));
            if (!inbound) {
                facts.add(new Sent("a", mid, text));
            }
            facts.add(new FrameSeen("tab", "a", id, i, i));
            facts.add(
                    inbound
                            ? new MessageShown("a", i, id, Direction.INBOUND, mid, null, text, "received")
                            : new MessageShown("a", i, id, Direction.OUTBOUND, mid, "c-" + i, text, "sent"));
        }
        facts.add(new ConversationShown("a", MESSAGES, MESSAGES / 2, 0));
        return facts;
    }

    private static <T extends Fact> T one(List<Fact> facts, Class<T> kind) {
        List<T> all = facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        return all.get(new Random(42).nextInt(all.size()));
    }

    private static void dropOne(List<Fact> facts, Class<? extends Fact> kind) {
        facts.remove(one(facts, kind));
    }

    private static void swapTwo(List<Fact> facts, Class<? extends Fact> kind) {
        int first = facts.indexOf(one(facts, kind));
        int second = first + 1;
        while (!kind.isInstance(facts.get(second))) {
            second++;
        }
        Collections.swap(facts, first, second);
    }

    private static void storeAgainUnderAnotherId(List<Fact> facts) {
        MessageShown m = one(facts, MessageShown.class);
        facts.add(new MessageShown(
                m.conversation(),
                MESSAGES + 1,
                "again",
                m.direction(),
                m.platformMessageId(),
                m.clientMessageId(),
                m.text(),
                m.status()));
    }

    private static void countAgain(List<Fact> facts) {
        facts.removeIf(ConversationShown.class::isInstance);
        facts.add(new ConversationShown("a", MESSAGES, MESSAGES / 2 + 1, 0));
    }

    private static History history(List<? extends Fact> facts) {
        History history = new History();
        facts.forEach(history::record);
        return history;
    }
}
