package io.deskstream.ingest.kafka;

import io.deskstream.ingest.domain.Item;
import io.deskstream.ingest.domain.ItemLog;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Keeps items in Kafka. {@link #append} may block its caller (the producer's {@code max.block.ms} once, and while the schema
 * registry has not been heard of yet), so never call it on an event loop. Records of a failed append may still arrive later:
 * their ids make the copies known. Safe for use by many threads.
 */
public final class KafkaItemLog implements ItemLog, AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final ItemRecords records;

    public KafkaItemLog(Producer<String, byte[]> producer, RecordCodec codec) {
        this.producer = producer;
        this.records = new ItemRecords(codec);
    }

    @Override
    public CompletableFuture<Void> append(List<Item> items, Instant receivedAt) {
        Acknowledgements acknowledgements = new Acknowledgements(items.size());
        try {
            List<ProducerRecord<String, byte[]>> encoded =
                    items.stream().map(item -> records.of(item, receivedAt)).toList();
            send(encoded, acknowledgements);
        } catch (RuntimeException e) {
            acknowledgements.onCompletion(null, e);
        }
        return acknowledgements.all();
    }

    /** Stops at the first failure: each further one could block for as long again. */
    private void send(List<ProducerRecord<String, byte[]>> encoded, Acknowledgements acknowledgements) {
        for (ProducerRecord<String, byte[]> record : encoded) {
            if (acknowledgements.failed()) {
                return;
            }
            producer.send(record, acknowledgements);
        }
    }

    /** Asks once for what the first webhook would have to wait for: the schema's id and the topics' partitions. Blocks. */
    void prepare() {
        records.prepare();
        producer.partitionsFor(TopicCatalog.WEBHOOK_EVENTS.name());
        producer.partitionsFor(TopicCatalog.WEBHOOK_EVENTS_QUARANTINE.name());
    }

    /** Sends what is buffered, within bounds. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
