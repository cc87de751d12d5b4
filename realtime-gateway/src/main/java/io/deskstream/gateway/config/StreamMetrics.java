package io.deskstream.gateway.config;

import io.deskstream.gateway.domain.HubObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts joins, frames, and the time from Kafka's taking an event to its frame being queued. */
final class StreamMetrics implements HubObserver {

    private final MeterRegistry meters;
    private final Counter frames;
    private final Timer latency;

    StreamMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.frames = meters.counter("gateway.frames");
        this.latency = Timer.builder("gateway.publish.to.frame")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    @Override
    public void joined(Join join) {
        meters.counter("gateway.sessions.joined", "how", join.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void frameQueued(int receivers) {
        frames.increment(receivers);
    }

    @Override
    public void delivered(Instant publishedAt) {
        latency.record(Duration.between(publishedAt, Instant.now()));
    }
}
