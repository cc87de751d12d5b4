package io.deskstream.persistence.domain;

import static io.deskstream.persistence.domain.world.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.PlatformEvent.Edited;
import io.deskstream.persistence.domain.PlatformEvent.Reacted;
import io.deskstream.persistence.domain.PlatformEvent.Unsent;
import io.deskstream.persistence.domain.world.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Edits, reactions and unsending: in whatever order they and their message come, and however often, the row ends the same. */
class AmendmentsTest {

    private static final long T = Desk.START.toEpochMilli();
    private static final String MID = "mid";

    private enum Whose {
        CUSTOMERS,
        PAGES,
        OURS
    }

    private record Story(Whose whose, List<PlatformEvent> amendments) {}

    /** What is to be the same; place and time of recording are the order's. */
    private record End(
            @Nullable String text,
            @Nullable String context,
            List<Attachment> attachments,
            int editCount,
            @Nullable Instant editedAt,
            List<Reaction> reactions,
            @Nullable Instant deletedAt,
            String preview) {

        static End of(Desk desk) {
            Message message = desk.messages().stream()
                    .filter(m -> MID.equals(m.platformMessageId()))
                    .findFirst()
                    .orElseThrow();
            return new End(
                    message.text(),
                    message.context(),
                    message.attachments(),
                    message.editCount(),
                    message.editedAt(),
                    message.reactions(),
                    message.deletedAt(),
                    Preview.of(message.draft()));
        }
    }

    @Property(tries = 1000)
    void anyOrderEndsTheSame(@ForAll("stories") Story story, @ForAll("orders") List<Integer> order) {
        int facts = story.amendments().size() + 1;
        List<Integer> inOrder = IntStream.range(0, facts).boxed().toList();
        List<Integer> shuffled = Stream.concat(order.stream().map(i -> i % facts), inOrder.stream())
                .toList();

        Desk expected = happen(story, inOrder);
        Desk actual = happen(story, shuffled);

        assertThat(End.of(actual)).isEqualTo(End.of(expected));
        assertThat(actual.messages()).hasSize(2);
        assertThat(actual.conversation().pending().early()).isEmpty();
        assertThat(preview(actual)).isEqualTo(Preview.of(actual.message(2).draft()));
    }

    /** Fact 0 is that the message is there; ours is written first, and gets its mid then. */
    private static Desk happen(Story story, List<Integer> order) {
        Desk desk = Desk.of("facebook");
        if (story.whose() == Whose.OURS) {
            desk.reply("client", "as written");
        }
        for (int fact : order) {
            desk.platform(
                    fact == 0 ? itself(story.whose(), desk) : story.amendments().get(fact - 1));
        }
        return desk;
    }

    private static PlatformEvent itself(Whose whose, Desk desk) {
        return switch (whose) {
            case CUSTOMERS -> new PlatformEvent.CustomerMessage(MID, text("as written"), T);
            case PAGES -> new PlatformEvent.Echo(MID, text("as written"), null, null, T);
            case OURS -> {
                UUID ours = desk.message(2).id();
                yield new PlatformEvent.Echo(MID, text("as written"), ours, null, T);
            }
        };
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<List<PlatformEvent>> amendments = Combinators.combine(
                        Arbitraries.of(false, true), Arbitraries.integers().between(0, 3), reactions(), unsendings())
                .as((counted, edits, reactions, unsendings) -> {
                    List<PlatformEvent> all = new ArrayList<>();
                    for (int i = 1; i <= edits; i++) {
                        String text = counted && i == 2 ? null : "edit " + i;
                        all.add(new Edited(MID, Party.CUSTOMER, text, counted ? i : 0, T + 10 * i));
                    }
                    all.addAll(reactions);
                    all.addAll(unsendings);
                    return all;
                });
        return Combinators.combine(Arbitraries.of(Whose.class), amendments).as(Story::new);
    }

    private static Arbitrary<List<PlatformEvent>> reactions() {
        Arbitrary<@Nullable String> emoji = Arbitraries.of("👍", "❤️").injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(Party.class), emoji, Arbitraries.longs().between(T, T + 5))
                .as((party, what, at) -> (PlatformEvent) new Reacted(MID, party, what, at))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<List<PlatformEvent>> unsendings() {
        return Arbitraries.longs()
                .between(T, T + 5)
                .map(at -> (PlatformEvent) new Unsent(MID, Party.CUSTOMER, at))
                .list()
                .ofMaxSize(2);
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.integers().between(0, 100).list().ofMaxSize(12);
    }

    @Example
    void theNewestEditIsShown() {
        Desk desk = desk();
        desk.platform(new Edited(MID, Party.CUSTOMER, "second", 2, T + 2));
        desk.platform(new Edited(MID, Party.CUSTOMER, "first", 1, T + 1));

        assertThat(desk.message(2).text()).isEqualTo("second");
        assertThat(desk.message(2).editCount()).isEqualTo(2);
        assertThat(desk.message(2).editedAt()).isEqualTo(Instant.ofEpochMilli(T + 2));
        assertThat(preview(desk)).isEqualTo("second");
    }

    @Example
    void anEditThatTellsNoTextKeepsWhatIsShown() {
        Desk desk = desk();
        desk.platform(new Edited(MID, Party.CUSTOMER, null, 1, T + 1));

        assertThat(desk.message(2).text()).isEqualTo("as written");
        assertThat(desk.message(2).editedAt()).isEqualTo(Instant.ofEpochMilli(T + 1));
    }

    @Example
    void whatSaysThatNothingWasEditedChangesNothing() {
        Desk desk = desk();
        Conversation before = desk.conversation();
        desk.platform(new Edited(MID, Party.CUSTOMER, null, 0, T + 1));
        desk.platform(new Edited("another", Party.CUSTOMER, null, 0, T + 1));

        assertThat(desk.conversation()).isEqualTo(before);
    }

    @Example
    void aPartyHasOneReaction() {
        Desk desk = desk();
        desk.platform(new Reacted(MID, Party.CUSTOMER, "👍", T + 1));
        desk.platform(new Reacted(MID, Party.PAGE, "😢", T + 2));
        desk.platform(new Reacted(MID, Party.CUSTOMER, "❤️", T + 3));

        assertThat(desk.message(2).reactions())
                .containsExactly(new Reaction("customer", "❤️", T + 3), new Reaction("page", "😢", T + 2));
    }

    @Example
    void anUnsentMessageKeepsItsPlaceAndLosesItsContent() {
        Desk desk = desk();
        desk.platform(new Reacted(MID, Party.PAGE, "😢", T + 2));
        desk.platform(new Unsent(MID, Party.CUSTOMER, T + 3));

        Message unsent = desk.message(2);
        assertThat(unsent.kind()).isEqualTo("text");
        assertThat(unsent.text()).isNull();
        assertThat(unsent.reactions()).isEmpty();
        assertThat(unsent.deletedAt()).isEqualTo(Instant.ofEpochMilli(T + 3));
        assertThat(preview(desk)).isEqualTo("[unsent]");
        assertThat(desk.conversation().counters().unreadCount()).isEqualTo(2);
    }

    @Example
    void whatNeverGetsItsMessageWaitsWithinBoundsAndIsShownAloneThen() {
        Desk desk = Desk.of("instagram");
        for (int i = 0; i < 201; i++) {
            desk.platform(new Edited("unknown-" + i, Party.CUSTOMER, "new " + i, 1, T));
        }

        assertThat(desk.conversation().pending().early()).hasSize(200);
        assertThat(desk.messages()).hasSize(2);
        assertThat(desk.message(2).direction()).isEqualTo(Message.Direction.ACTIVITY);
        assertThat(desk.message(2).kind()).isEqualTo("other");
        assertThat(desk.message(2).text()).isEqualTo("Wrote \"new 0\" instead of a message that never came");
    }

    @Example
    void ourMessageTakesOverWhatWasToldOfItsCopy() {
        Desk desk = Desk.of("instagram");
        desk.reply("client", "as written");
        desk.result(2, new SendOutcome.Unknown(Desk.REASON));
        desk.platform(new PlatformEvent.Echo(MID, text("with a link made short"), null, null, T));
        desk.at(31).wake();
        desk.platform(new Reacted(MID, Party.CUSTOMER, "👍", T + 1));
        assertThat(desk.message(3).reactions()).hasSize(1);

        desk.resultOf(2, 1, new SendOutcome.Sent(MID));

        assertThat(desk.message(2).platformMessageId()).isEqualTo(MID);
        assertThat(desk.message(2).reactions()).containsExactly(new Reaction("customer", "👍", T + 1));
        assertThat(desk.message(3).reactions()).isEmpty();
        assertThat(desk.conversation().pending().early()).isEmpty();
    }

    private static String preview(Desk desk) {
        return Objects.requireNonNull(desk.conversation().lastMessage()).preview();
    }

    private static Desk desk() {
        Desk desk = Desk.of("facebook");
        desk.platform(itself(Whose.CUSTOMERS, desk));
        return desk;
    }
}
