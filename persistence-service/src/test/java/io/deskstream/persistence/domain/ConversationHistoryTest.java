package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.domain.guarantee.Guarantees;
import io.deskstream.persistence.domain.world.Action;
import io.deskstream.persistence.domain.world.Fault;
import io.deskstream.persistence.domain.world.Histories;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Story;
import io.deskstream.persistence.domain.world.World;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens, in whatever order, and whoever dies meanwhile: the guarantees hold. */
class ConversationHistoryTest {

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void everyGuaranteeHoldsOfEveryHistory(@ForAll("histories") List<Action> actions) {
        History history = World.after(actions);

        assertThat(Guarantees.broken(history))
                .as(() -> Story.of(actions, Fault.NONE))
                .isEmpty();
        assertThat(history.calm).isTrue();
    }

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
    void everyGuaranteeHoldsOfLongHistories(@ForAll("longHistories") List<Action> actions) {
        History history = World.after(actions);

        assertThat(Guarantees.broken(history))
                .as(() -> Story.of(actions, Fault.NONE))
                .isEmpty();
        assertThat(history.calm).isTrue();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void everyGuaranteeHoldsAlthoughTheDatabaseIsLostNowAndThen(@ForAll("withLosses") List<Action> actions) {
        History history = World.after(actions);

        assertThat(Guarantees.broken(history))
                .as(() -> Story.of(actions, Fault.NONE))
                .isEmpty();
        assertThat(history.calm).isTrue();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void everyGuaranteeHoldsAlthoughPeopleAreErased(@ForAll("withErasures") List<Action> actions) {
        History history = World.after(actions);

        assertThat(Guarantees.broken(history))
                .as(() -> Story.of(actions, Fault.NONE))
                .isEmpty();
        assertThat(history.calm).isTrue();
    }

    @Provide
    Arbitrary<List<Action>> withErasures() {
        return Histories.withErasures(150);
    }

    @Provide
    Arbitrary<List<Action>> withLosses() {
        return Histories.withLosses(150);
    }

    @Provide
    Arbitrary<List<Action>> histories() {
        return Histories.upTo(150);
    }

    @Provide
    Arbitrary<List<Action>> longHistories() {
        return Histories.upTo(1500);
    }
}
