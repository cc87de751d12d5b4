package io.deskstream.ingest.http;

import io.deskstream.ingest.domain.Item;
import io.deskstream.ingest.domain.QuarantineReason;
import io.deskstream.ingest.domain.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells operators what was taken and refused: counters, and one line per body with ids and counts, never with content. */
final class WebhookReport {

    private static final Logger log = LoggerFactory.getLogger("io.deskstream.ingest.webhooks");
    private static final int MAX_IDS = 10;

    private final MeterRegistry metrics;
    private final Timer acknowledged;

    WebhookReport(MeterRegistry metrics) {
        this.metrics = metrics;
        this.acknowledged = Timer.builder("deskstream.ingest.acknowledged")
                .description("from the request to Kafka's acknowledgement of all its items")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(metrics);
    }

    void accepted(Webhook.Items webhook, int bytes, Instant from, Instant to) {
        List<String> conversations = new ArrayList<>();
        Map<QuarantineReason, Integer> quarantined = new EnumMap<>(QuarantineReason.class);
        for (Item item : webhook.items()) {
            switch (item) {
                case Item.Keyed keyed ->
                    conversations.add(keyed.key().conversationId().toString());
                case Item.Quarantined aside -> quarantined.merge(aside.reason(), 1, Integer::sum);
            }
        }
        metrics.counter("deskstream.ingest.accepted").increment(conversations.size());
        quarantined.forEach((reason, count) -> metrics.counter("deskstream.ingest.quarantined", "reason", reason.code())
                .increment(count));
        Duration took = Duration.between(from, to);
        acknowledged.record(took);
        log.info(
                "webhook accepted={} quarantined={} bytes={} ms={} conversations={}",
                conversations.size(),
                quarantined,
                bytes,
                took.toMillis(),
                conversations.stream().distinct().limit(MAX_IDS).toList());
    }

    void refused(Refusal refusal) {
        log.atLevel(refusal.status().is5xxServerError() ? Level.WARN : Level.DEBUG)
                .log("webhook refused reason={}", refusal.code());
        metrics.counter("deskstream.ingest.refused", "reason", refusal.code()).increment();
    }
}
