package io.deskstream.simulator.domain;

import static io.deskstream.simulator.domain.SimulatedMeta.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendTest {
    private final SimulatedMeta meta = SimulatedMeta.ordinary();

    @Test
    void aPageIsToldTheEchoAndThenTheDelivery() {
        SendOutcome.Accepted accepted = accepted(meta.send(meta.page, "Hello"));

        assertThat(meta.events()).hasSize(2);
        WebhookEvent.Echo echo = (WebhookEvent.Echo) meta.events().get(0);
        WebhookEvent.Delivered delivered =
                (WebhookEvent.Delivered) meta.events().get(1);
        assertThat(echo.mid()).isEqualTo(accepted.mid());
        assertThat(delivered.mids()).containsExactly(accepted.mid());
        assertThat(delivered.watermark()).isEqualTo(echo.at());
    }

    @Test
    void anInstagramAccountIsToldNoDelivery() {
        meta.send(meta.instagram, "Hello");

        assertThat(meta.events()).hasSize(1).first().isInstanceOf(WebhookEvent.Echo.class);
    }

    @Test
    void timestampsOfAConversationIncreaseEvenWhenTheClockStandsStill() {
        meta.write(meta.page, "one");
        meta.send(meta.page, "two");
        meta.write(meta.page, "three");

        List<Instant> times = meta.events().stream().map(WebhookEvent::at).toList();
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatWasAcceptedIsListedInOrder() {
        meta.send(meta.page, "one");
        meta.simulator.accountSends(meta.page, SendRequest.text("42", "elsewhere", null));
        meta.send(meta.page, "two");

        assertThat(meta.simulator.sent(Optional.of(CUSTOMER)))
                .extracting(sent -> sent.request().text())
                .containsExactly("one", "two");
        assertThat(meta.simulator.sent(Optional.empty())).hasSize(3);
    }

    @Test
    void anInjectedErrorRefusesEverySendAtRateOneAndNoneAtRateZero() {
        inject(new FaultPlan.InjectedError(613, null), 1);
        assertThat(meta.send(meta.page, "refused"))
                .isEqualTo(new SendOutcome.Refused(new GraphError(613, null, "(#613) Injected by the simulator")));
        assertThat(meta.posted).isEmpty();

        inject(new FaultPlan.InjectedError(613, null), 0);
        for (int i = 0; i < 100; i++) {
            accepted(meta.send(meta.page, "accepted"));
        }
    }

    @Test
    void theErrorOfWhichMetaSaysThatTheMessageWasSentSendsIt() {
        inject(new FaultPlan.InjectedError(1, 1357046), 1);

        assertThat(meta.send(meta.page, "sent all the same")).isInstanceOf(SendOutcome.Refused.class);

        assertThat(meta.simulator.sent(Optional.of(CUSTOMER))).hasSize(1);
        assertThat(meta.events()).hasSize(2);
    }

    @Test
    void aLostAnswerIsAnAcceptedMessage() {
        meta.faults.replace(new FaultPlan(new FaultPlan.Send(null, 0, 0, 1), FaultPlan.NONE.webhooks()));

        assertThat(accepted(meta.send(meta.page, "lost")).answered()).isFalse();

        assertThat(meta.events()).hasSize(2);
    }

    @Test
    void theDiceSayWhichWebhooksComeTwiceOrOutOfOrder() {
        meta.faults.replace(new FaultPlan(FaultPlan.NONE.send(), new FaultPlan.Webhooks(1, 0)));
        meta.write(meta.page, "twice");
        meta.faults.replace(new FaultPlan(FaultPlan.NONE.send(), new FaultPlan.Webhooks(0, 1)));
        meta.write(meta.page, "overtaken");

        assertThat(meta.posted).extracting(Posting::twice).containsExactly(true, false);
        assertThat(meta.posted).extracting(Posting::overtaken).containsExactly(false, true);
    }

    @Test
    void aBacklogRefusesBothSides() {
        meta.backlogged = true;

        assertThatThrownBy(() -> meta.write(meta.page, "too much")).isInstanceOf(Backlogged.class);
        assertThat(meta.send(meta.page, "too much")).isEqualTo(new SendOutcome.Refused(GraphError.backlogged()));
        assertThat(meta.simulator.sent(Optional.empty())).isEmpty();
    }

    @Test
    void anUnsubscribedAccountIsToldNothing() {
        meta.simulator.subscribe(meta.page, false);
        meta.write(meta.page, "unheard");
        meta.simulator.subscribe(meta.page, true);
        meta.write(meta.page, "heard");

        assertThat(meta.events()).hasSize(1);
    }

    private void inject(FaultPlan.InjectedError error, double rate) {
        meta.faults.replace(new FaultPlan(new FaultPlan.Send(error, rate, 0, 0), FaultPlan.NONE.webhooks()));
    }

    private static SendOutcome.Accepted accepted(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        return (SendOutcome.Accepted) outcome;
    }
}
