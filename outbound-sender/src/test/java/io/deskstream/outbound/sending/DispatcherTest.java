package io.deskstream.outbound.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.outbound.domain.Account;
import io.deskstream.outbound.domain.Fixtures;
import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.GraphCall;
import io.deskstream.outbound.domain.OutboundRequest;
import io.deskstream.outbound.domain.ProblemCode;
import io.deskstream.outbound.domain.SendOutcome;
import io.deskstream.outbound.domain.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final long TAKEN_UP_AT = 1_000_000_000_000L;

    private final List<GraphCall> calls = new ArrayList<>();
    private final List<SendOutcome> outcomes = new ArrayList<>();
    private final CompletableFuture<GraphAnswer> answer = new CompletableFuture<>();
    private final CompletableFuture<Object> durable = new CompletableFuture<>();
    private final InFlight inFlight = new InFlight(10);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Account account = Fixtures.CONNECTED;
    private long nanoTime = TAKEN_UP_AT;

    private final Dispatcher dispatcher = new Dispatcher(
            page -> account,
            new PageGovernor(100),
            call -> {
                calls.add(call);
                return answer;
            },
            (identity, outcome) -> {
                outcomes.add(outcome);
                return durable;
            },
            inFlight,
            new SendMetrics(meters, inFlight),
            InstantSource.fixed(Fixtures.NOW),
            () -> nanoTime);

    @Test
    void aCallIsStartedWithinTwoSecondsOfTheTakingUp() {
        nanoTime = TAKEN_UP_AT + Duration.ofSeconds(2).toNanos();

        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);

        assertThat(calls).hasSize(1);
    }

    @Test
    void aCallThatWouldStartLaterIsDeferredInstead() {
        nanoTime = TAKEN_UP_AT + Duration.ofSeconds(2).toNanos() + 1;

        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);

        assertThat(calls).isEmpty();
        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(
                                ((SendOutcome.Deferred) outcome).problem().code())
                        .isEqualTo(ProblemCode.LATE));
    }

    @Test
    void aRequestIsInFlightUntilItsAnswerIsDurable() {
        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);
        assertThat(inFlight.count()).isEqualTo(1);

        answer.complete(new GraphAnswer.Accepted("m_1", Usage.UNKNOWN));
        assertThat(outcomes).containsExactly(new SendOutcome.Sent("m_1"));
        assertThat(inFlight.count()).isEqualTo(1);

        durable.complete("written");
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void aProbeIsAnsweredWhileCallsAreUnderWay() {
        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);

        dispatcher.dispatch(new OutboundRequest.Probe(Fixtures.identity("p"), 2, Fixtures.NOW), TAKEN_UP_AT);

        assertThat(outcomes).containsExactly(new SendOutcome.Probed());
    }

    @Test
    void aFaultIsAnsweredAsUnknownAndHoldsNothing() {
        answer.completeExceptionally(new IllegalStateException("planted"));
        durable.complete("written");

        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);

        assertThat(outcomes).singleElement().isInstanceOf(SendOutcome.Unknown.class);
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void outcomesAreCountedByTheirCode() {
        account = new Account.NotConnected();

        dispatcher.dispatch(Fixtures.text("hello"), TAKEN_UP_AT);

        assertThat(meters.get("deskstream.outbound.outcomes")
                        .tag("outcome", "failed")
                        .tag("code", "account_not_connected")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
