package io.deskstream.simulator.domain;

import static io.deskstream.simulator.domain.SimulatedMeta.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyWindowTest {
    private static final Duration LONGER_THAN_A_DAY = Duration.ofHours(24).plusSeconds(1);
    private final SimulatedMeta meta = SimulatedMeta.ordinary();

    @Test
    void closesADayAfterTheCustomersLastMessage() {
        meta.write(meta.page, "hello");
        meta.write(meta.instagram, "hello");
        meta.pass(Duration.ofHours(23));
        assertThat(meta.send(meta.page, "in time")).isInstanceOf(SendOutcome.Accepted.class);
        meta.pass(LONGER_THAN_A_DAY);

        assertThat(refusal(meta.send(meta.page, "late")).subcode()).isEqualTo(2018278);
        assertThat(refusal(meta.send(meta.instagram, "late")).subcode()).isEqualTo(2534022);
    }

    @Test
    void staysOpenAWeekForAHumanAgent() {
        meta.write(meta.page, "hello");
        meta.pass(Duration.ofDays(6));
        assertThat(meta.simulator.accountSends(meta.page, byHumanAgent())).isInstanceOf(SendOutcome.Accepted.class);

        meta.pass(Duration.ofDays(2));

        assertThat(refusal(meta.simulator.accountSends(meta.page, byHumanAgent()))
                        .code())
                .isEqualTo(10);
    }

    @Test
    void isOpenForAnUnknownCustomerUnlessStrict() {
        assertThat(meta.send(meta.page, "hello")).isInstanceOf(SendOutcome.Accepted.class);

        SimulatedMeta strict = new SimulatedMeta(new Habits(true, false, 100, 100));
        assertThat(refusal(strict.send(strict.page, "hello")).subcode()).isEqualTo(2018278);
    }

    private static SendRequest byHumanAgent() {
        return new SendRequest(CUSTOMER, "a week", null, List.of(), null, "MESSAGE_TAG", "HUMAN_AGENT", null);
    }

    private static GraphError refusal(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
        return ((SendOutcome.Refused) outcome).error();
    }
}
