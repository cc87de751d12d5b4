package io.deskstream.schemas.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What is fixed about one topic.
 *
 * @param key what the record key is; the partition follows from the conversation key where there is one
 * @param single whether it has one partition instead of the installation's count
 * @param values the record types it holds; empty for raw bytes
 */
public record Topic(String name, String key, boolean single, Keeping keeping, List<Schema> values) {

    /** For how long records are kept. */
    public sealed interface Keeping {

        record Retained(Duration retention) implements Keeping {}

        /** Compacted; a record may go once a newer one of its key is there and it is older than {@code minLag}. */
        record Compacted(Duration minLag, Duration maxLag) implements Keeping {}
    }

    public int partitions(int installation) {
        return single ? 1 : installation;
    }

    /** The topic's broker-side settings. */
    public Map<String, String> configuration() {
        return switch (keeping) {
            case Keeping.Retained(Duration retention) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(retention.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(TopicCatalog.MAX_RECORD_BYTES));
            case Keeping.Compacted(Duration minLag, Duration maxLag) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        String.valueOf(minLag.toMillis()),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        String.valueOf(maxLag.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(TopicCatalog.MAX_RECORD_BYTES));
        };
    }
}
