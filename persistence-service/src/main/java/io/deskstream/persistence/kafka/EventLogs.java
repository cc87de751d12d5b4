package io.deskstream.persistence.kafka;

import io.deskstream.persistence.postgres.write.RowJson;
import io.deskstream.persistence.recovery.EventLog;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens conversation-events for reading, without a group. Safe for use by many threads; what it opens is not. */
public final class EventLogs {

    private static final int MOST_RECORDS = 5000;
    private static final int MOST_BYTES = 8 << 20;

    private final Map<String, Object> settings;
    private final ImageReader images;

    /** @param consumer settings, such as where the brokers are */
    public EventLogs(Map<String, Object> consumer, RecordCodec codec) {
        this.settings = new java.util.HashMap<>(consumer);
        this.images = new ImageReader(codec, RowJson::readPending);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // What is read may be the whole log.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        // A fetch that waits at the end of one partition would hold up the next partition's.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES);
    }

    /** A log that its one user closes. */
    public interface Opened extends EventLog, AutoCloseable {
        @Override
        void close();
    }

    public Opened open() {
        return new KafkaEventLog(consumer(), images);
    }

    public int partitions() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(TopicCatalog.CONVERSATION_EVENTS.name())
                    .size();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
