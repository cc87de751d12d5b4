package io.deskstream.outbound.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps records that cannot be read on {@code <topic>.dlt}: byte for byte, the error in headers. */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;

    public DeadLetters(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Returns when the record is durable there. Blocks its caller. */
    void keep(ConsumerRecord<byte[], byte[]> record, Exception error) {
        String topic = record.topic() + ".dlt";
        log.error("{}-{}@{} goes to {}", record.topic(), record.partition(), record.offset(), topic, error);
        try {
            producer.send(new ProducerRecord<>(
                            topic, record.partition(), record.key(), record.value(), headers(record, error)))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
    }

    private static Headers headers(ConsumerRecord<byte[], byte[]> record, Exception error) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, "deskstream.error", String.valueOf(error.getMessage()));
        add(headers, "deskstream.error.class", error.getClass().getName());
        add(headers, "deskstream.source", record.topic() + "-" + record.partition() + "@" + record.offset());
        add(headers, "deskstream.consumer", "outbound-sender");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
