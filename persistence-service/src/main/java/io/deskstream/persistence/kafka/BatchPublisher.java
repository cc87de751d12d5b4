package io.deskstream.persistence.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one batch at a time, in order, and never gives up: after an error that the producer cannot mend it is closed and
 * the whole batch is published again by a new one, so that order is never inverted. Used by the worker's thread alone.
 */
final class BatchPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchPublisher.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Backoff backoff;
    private Producer<byte[], byte[]> producer;
    private Map<Integer, List<Publication>> batch = Map.of();
    private List<Future<RecordMetadata>> unacknowledged = List.of();

    BatchPublisher(Supplier<Producer<byte[], byte[]>> producers, Backoff backoff) {
        this.producers = producers;
        this.backoff = backoff;
        this.producer = producers.get();
    }

    /** Starts publishing; the batch before must have been awaited. */
    void publish(Map<Integer, List<Publication>> publications) {
        batch = publications;
        send();
    }

    /** Returns when the broker has acknowledged the whole batch. */
    void await() throws InterruptedException {
        while (!isAcknowledged()) {
            backoff.pause();
            producer.close(Duration.ZERO);
            producer = producers.get();
            send();
        }
        backoff.reset();
        unacknowledged = List.of();
    }

    private void send() {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        unacknowledged = sent;
        try {
            batch.forEach((partition, publications) ->
                    publications.forEach(publication -> sent.add(producer.send(record(partition, publication)))));
        } catch (RuntimeException e) {
            sent.add(CompletableFuture.failedFuture(e));
        }
    }

    private boolean isAcknowledged() throws InterruptedException {
        try {
            for (Future<RecordMetadata> one : unacknowledged) {
                one.get();
            }
            return true;
        } catch (ExecutionException e) {
            LOG.error("publishing failed, the whole batch is published again error={}", String.valueOf(e.getCause()));
            return false;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, Publication publication) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(publication.topic(), partition, publication.key(), publication.value());
        publication
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
