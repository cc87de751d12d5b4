package io.deskstream.outbound.sending;

import io.deskstream.outbound.domain.Accounts;
import io.deskstream.outbound.domain.Admission;
import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.GraphCall;
import io.deskstream.outbound.domain.GraphOutcome;
import io.deskstream.outbound.domain.OutboundRequest;
import io.deskstream.outbound.domain.ProblemCode;
import io.deskstream.outbound.domain.RequestIdentity;
import io.deskstream.outbound.domain.SendOutcome;
import io.deskstream.outbound.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works requests whose taking-up is committed: many at once, each answered exactly once. Called by one thread at a time;
 * answers come on the threads of the calls.
 */
public final class Dispatcher {

    /** A call that starts later than this after its request was taken up could meet the core's patience: it is not started. */
    static final Duration START_WITHIN = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Accounts accounts;
    private final PageGovernor governor;
    private final GraphSender graph;
    private final Answers answers;
    private final InFlight inFlight;
    private final SendMetrics metrics;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    public Dispatcher(
            Accounts accounts,
            PageGovernor governor,
            GraphSender graph,
            Answers answers,
            InFlight inFlight,
            SendMetrics metrics,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.accounts = accounts;
        this.governor = governor;
        this.graph = graph;
        this.answers = answers;
        this.inFlight = inFlight;
        this.metrics = metrics;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts the work on a request and returns.
     *
     * @param takenUpAt the monotonic clock just before the commit that took the request up was first tried
     */
    public void dispatch(OutboundRequest request, long takenUpAt) {
        inFlight.begin();
        outcome(request, takenUpAt)
                .exceptionally(failure -> internalError(request.identity(), failure))
                .thenCompose(outcome -> answer(request.identity(), outcome))
                .whenComplete((answered, failure) -> inFlight.end());
    }

    private CompletionStage<SendOutcome> outcome(OutboundRequest request, long takenUpAt) {
        try {
            return switch (request) {
                case OutboundRequest.Probe probe -> CompletableFuture.completedStage(new SendOutcome.Probed());
                case OutboundRequest.Send send -> outcomeOf(send, takenUpAt);
            };
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<SendOutcome> outcomeOf(OutboundRequest.Send send, long takenUpAt) {
        Instant now = clock.instant();
        return switch (Admission.judge(send, accounts.find(send.page()), now)) {
            case Admission.Answered(SendOutcome outcome) -> CompletableFuture.completedStage(outcome);
            case Admission.Call(GraphCall call) -> callWhereAllowed(send, call, takenUpAt, now);
        };
    }

    private CompletionStage<SendOutcome> callWhereAllowed(
            OutboundRequest.Send send, GraphCall call, long takenUpAt, Instant now) {
        Optional<SendOutcome.Deferred> held = governor.admit(call.page(), call.token(), now);
        if (held.isPresent()) {
            return CompletableFuture.completedStage(held.get());
        }
        long startedAt = nanoTime.getAsLong();
        if (startedAt - takenUpAt > START_WITHIN.toNanos()) {
            return CompletableFuture.completedStage(
                    SendOutcome.deferred(ProblemCode.LATE, "The call could not be started soon enough", now));
        }
        return graph.send(call).thenApply(answer -> conclude(send, call, answer, startedAt));
    }

    private SendOutcome conclude(OutboundRequest.Send send, GraphCall call, GraphAnswer answer, long startedAt) {
        metrics.called(Duration.ofNanos(nanoTime.getAsLong() - startedAt));
        Instant now = clock.instant();
        Verdict verdict = GraphOutcome.of(call, send.identity().attempt(), answer, now);
        governor.apply(call.page(), verdict.effect(), now);
        return verdict.outcome();
    }

    private CompletionStage<?> answer(RequestIdentity identity, SendOutcome outcome) {
        metrics.answered(outcome);
        log.info("send {} of conversation {}: {}", identity.sendId(), identity.conversationId(), describe(outcome));
        return answers.answer(identity, outcome);
    }

    /** A fault of this program: whether the call had begun is not known here. */
    private static SendOutcome internalError(RequestIdentity identity, Throwable failure) {
        log.error("send {} met a fault", identity.sendId(), failure);
        return SendOutcome.unknown(ProblemCode.INTERNAL_ERROR, "The sender met a fault of its own");
    }

    private static String describe(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent sent -> "sent";
            case SendOutcome.Probed probed -> "probed";
            case SendOutcome.Failed failed ->
                "failed, " + failed.problem().code().code();
            case SendOutcome.Deferred deferred ->
                "deferred, " + deferred.problem().code().code() + ", until " + deferred.notBefore();
            case SendOutcome.Unknown unknown ->
                "unknown, " + unknown.problem().code().code();
        };
    }
}
