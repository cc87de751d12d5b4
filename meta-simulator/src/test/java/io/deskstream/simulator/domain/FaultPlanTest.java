package io.deskstream.simulator.domain;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final FaultPlan.InjectedError ERROR = new FaultPlan.InjectedError(613, null);

    @Test
    void ratesAreFromZeroToOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Send(ERROR, 1.1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Send(ERROR, -0.1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Send(ERROR, 1, 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Webhooks(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Webhooks(0, 2));
    }

    @Test
    void latencyIsBoundedAndARateNeedsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Send(ERROR, 1, 60_001, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaultPlan.Send(null, 0.5, 0, 0))
                .withMessage("send.rate needs send.error");
    }
}
