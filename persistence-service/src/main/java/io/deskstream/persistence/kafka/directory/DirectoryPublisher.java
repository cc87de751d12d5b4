package io.deskstream.persistence.kafka.directory;

import io.deskstream.persistence.directory.DirectoryImage;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes images. What {@link #publish} was given is acknowledged or given up for good within {@link #AT_MOST}: nothing of
 * it appears on the topic later, so that a successor who waits that long cannot be overtaken.
 */
final class DirectoryPublisher implements AutoCloseable {

    static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final int BLOCKED_MS = 1_000;
    private static final int DELIVERY_MS = 3_000;
    private static final int REQUEST_MS = 2_000;

    private final Producer<String, byte[]> producer;
    private final DirectoryRecords records;

    DirectoryPublisher(Map<String, Object> kafka, DirectoryRecords records) {
        kafka.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "persistence-service-directory",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCKED_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_MS));
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        this.records = records;
    }

    List<ProducerRecord<String, byte[]>> records(List<DirectoryImage> images) {
        return images.stream().map(records::record).toList();
    }

    /** Blocks until every record is acknowledged; fails when one is not. */
    void publish(List<ProducerRecord<String, byte[]>> batch) throws InterruptedException, ExecutionException {
        producer.partitionsFor(TopicCatalog.DIRECTORY.name()); // waits once for the broker, not for each record
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : batch) {
            sent.add(producer.send(record));
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(4));
    }
}
