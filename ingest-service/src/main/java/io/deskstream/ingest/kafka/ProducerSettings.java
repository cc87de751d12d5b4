package io.deskstream.ingest.kafka;

import io.deskstream.schemas.topics.TopicCatalog;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How the producer keeps the promise of the webhook: an answer within 4 s, and only after every in-sync replica has the
 * record. With Kafka down at most {@code buffer.memory} bytes wait, each for at most {@code delivery.timeout.ms}; past that
 * a caller is blocked for {@code max.block.ms} and told. Meta delivers again whatever was not acknowledged.
 */
public final class ProducerSettings {

    private static final Map<String, Object> FIXED = Map.ofEntries(
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            // One request in flight: a partition that has no state of a new producer yet takes any first sequence
            // number, so a
            // second batch could overtake a first one that found no leader, and the first would never be taken again.
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 3),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20),
            Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalog.MAX_RECORD_BYTES),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
            Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50),
            Map.entry(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500),
            Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));

    private ProducerSettings() {}

    /** The connection's settings with those that are not up for choice. */
    public static Map<String, Object> over(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.putAll(FIXED);
        return settings;
    }
}
