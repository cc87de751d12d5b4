package io.deskstream.outbound.sending;

import io.deskstream.outbound.domain.ProblemCode;
import io.deskstream.outbound.domain.SendOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Outcomes by kind and code, calls' latency, requests in flight. */
public final class SendMetrics {

    private final MeterRegistry meters;
    private final Timer calls;

    public SendMetrics(MeterRegistry meters, InFlight inFlight) {
        this.meters = meters;
        this.calls = Timer.builder("deskstream.outbound.call")
                .description("From the start of a Send API call to its end")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("deskstream.outbound.in.flight", inFlight, InFlight::count)
                .description("Requests taken up and not answered yet")
                .register(meters);
    }

    void called(Duration duration) {
        calls.record(duration);
    }

    void answered(SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Sent sent -> count("sent", "none");
            case SendOutcome.Failed failed -> count("failed", failed.problem().code());
            case SendOutcome.Deferred deferred ->
                count("deferred", deferred.problem().code());
            case SendOutcome.Unknown unknown ->
                count("unknown", unknown.problem().code());
            case SendOutcome.Probed probed -> count("probed", "none");
        }
    }

    private void count(String outcome, ProblemCode code) {
        count(outcome, code.code());
    }

    private void count(String outcome, String code) {
        meters.counter("deskstream.outbound.outcomes", "outcome", outcome, "code", code)
                .increment();
    }
}
