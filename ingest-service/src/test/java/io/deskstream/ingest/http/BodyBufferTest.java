package io.deskstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class BodyBufferTest {

    private final MemoryBudget budget = new MemoryBudget(10);

    @Test
    void keepsWhatFits() {
        BodyBuffer body = new BodyBuffer(6, 20, budget.lease());

        body.append(buffer(2));
        body.append(buffer(4));

        assertThat(body.bytes()).hasSize(6);
    }

    @Test
    void refusesWhatDoesNotFitAndGivesItsMemoryBack() {
        BodyBuffer large = new BodyBuffer(6, 20, budget.lease());
        large.append(buffer(6));
        large.append(buffer(1));

        assertThatThrownBy(large::bytes).hasMessage("body_too_large");
        BodyBuffer other = new BodyBuffer(10, 20, budget.lease());
        other.append(buffer(10));
        assertThat(other.bytes()).hasSize(10);
    }

    @Test
    void stopsReadingFarBeyondTheLimit() {
        BodyBuffer body = new BodyBuffer(6, 20, budget.lease());
        body.append(buffer(20));

        assertThatThrownBy(() -> body.append(buffer(1))).hasMessage("body_too_large");
    }

    @Test
    void refusesForTheTimeBeingWhenAllBodiesTogetherAreTooMuch() {
        MemoryBudget.Lease first = budget.lease();
        new BodyBuffer(6, 20, first).append(buffer(6));
        BodyBuffer second = new BodyBuffer(6, 20, budget.lease());
        second.append(buffer(6));

        assertThatThrownBy(second::bytes).hasMessage("overloaded");
        first.release();
        BodyBuffer third = new BodyBuffer(6, 20, budget.lease());
        third.append(buffer(6));
        assertThat(third.bytes()).hasSize(6);
    }

    private static DataBuffer buffer(int bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[bytes]);
    }
}
