package io.deskstream.persistence.kafka;

import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one batch at a time, in order, and never gives up: after an error that the producer cannot mend it is closed and
 * the whole batch is published again by a new one, so that order is never inverted. Requests to the sender follow when all
 * else is acknowledged: a request on the topic says that its batch is on the log, whatever becomes of the database. Used by
 * the worker's thread alone.
 */
final class BatchPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchPublisher.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Backoff backoff;
    private Producer<byte[], byte[]> producer;
    private Map<Integer, List<Publication>> batch = Map.of();
    private List<Future<RecordMetadata>> unacknowledged = List.of();
    private final Map<Integer, Long> nextEventsOffsets = new HashMap<>();

    BatchPublisher(Supplier<Producer<byte[], byte[]>> producers, Backoff backoff) {
        this.producers = producers;
        this.backoff = backoff;
        this.producer = producers.get();
    }

    /** Starts publishing; the batch before must have been awaited. Waits for the rest where the batch has requests. */
    void publish(Map<Integer, List<Publication>> publications) throws InterruptedException {
        Map<Integer, List<Publication>> requests = only(publications, BatchPublisher::isRequest);
        start(only(publications, publication -> !isRequest(publication)));
        if (!requests.isEmpty()) {
            await();
            start(requests);
        }
    }

    /** By partition, the offset after the last acknowledged event. */
    Map<Integer, Long> nextEventsOffsets() {
        return nextEventsOffsets;
    }

    private void start(Map<Integer, List<Publication>> publications) {
        batch = publications;
        send();
    }

    private static Map<Integer, List<Publication>> only(
            Map<Integer, List<Publication>> publications, Predicate<Publication> which) {
        Map<Integer, List<Publication>> some = new TreeMap<>();
        publications.forEach((partition, all) -> {
            List<Publication> kept = all.stream().filter(which).toList();
            if (!kept.isEmpty()) {
                some.put(partition, kept);
            }
        });
        return some;
    }

    private static boolean isRequest(Publication publication) {
        return publication.topic().equals(TopicCatalog.SEND_REQUESTS.name());
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
                note(one.get());
            }
            return true;
        } catch (ExecutionException e) {
            LOG.error("publishing failed, the whole batch is published again error={}", String.valueOf(e.getCause()));
            return false;
        }
    }

    private void note(RecordMetadata acknowledged) {
        if (acknowledged.topic().equals(TopicCatalog.CONVERSATION_EVENTS.name())) {
            nextEventsOffsets.put(acknowledged.partition(), acknowledged.offset() + 1);
        }
    }

    @SuppressWarnings("NullAway") // a tombstone is a record without a value
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
