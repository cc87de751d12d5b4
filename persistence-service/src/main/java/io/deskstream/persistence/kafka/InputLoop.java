package io.deskstream.persistence.kafka;

import io.deskstream.persistence.kafka.ConversationTables.FencedException;
import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker: polls the three input topics together, and batch by batch loads, decides, stores and publishes. A batch is
 * stored only after the one before was acknowledged by the broker. Database, registry and broker errors are waited out.
 */
final class InputLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(InputLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final ConversationTables tables;
    private final Takeover takeover;
    private final BatchWork work;
    private final LoopMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(stop);
    private volatile boolean ready;

    InputLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers,
            ConversationTables tables,
            Takeover takeover,
            BatchWork work,
            LoopMetrics metrics) {
        this.consumers = consumers;
        this.producers = producers;
        this.tables = tables;
        this.takeover = takeover;
        this.work = work;
        this.metrics = metrics;
    }

    /** Whether it has joined its group and works what it was given. */
    boolean isReady() {
        return ready;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                workUntilLost();
                backoff.pause();
            }
        } catch (InterruptedException e) {
            LOG.info("input loop stops");
        } finally {
            ready = false;
            stopped.countDown();
        }
    }

    /** Stops after the batch at hand; waits up to {@code patience}. */
    void stop(Duration patience) throws InterruptedException {
        stop.countDown();
        if (!stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("input loop still works after {}: what it does will be fenced", patience);
        }
    }

    private void workUntilLost() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = consumers.get();
                BatchPublisher publisher = new BatchPublisher(producers, new Backoff(stop))) {
            Ownership ownership = new Ownership(consumer, takeover, publisher);
            ownership.subscribe();
            while (stop.getCount() > 0) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                ready = ownership.isSettled();
                metrics.timeBatch(records.count(), () -> work(ownership.toWork(records), ownership, publisher));
                commitForLag(consumer, records);
            }
            publisher.await();
        } catch (FencedException e) {
            LOG.warn("fenced, joining anew: {}", e.getMessage());
        } catch (InterruptException | WakeupException e) {
            throw new InterruptedException("stopped");
        } catch (RuntimeException e) {
            // Whatever it was, nothing is lost by joining anew: the position is in the tables.
            LOG.error("input loop starts anew error={}", e.toString(), e);
        }
    }

    private void work(List<ConsumerRecord<byte[], byte[]>> records, Ownership ownership, BatchPublisher publisher)
            throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        try {
            settle(prepare(records, ownership), ownership, publisher);
        } catch (UnstorableException e) {
            workApart(records, e, ownership, publisher);
        }
    }

    /** Halves the batch until the record that cannot be stored stands alone. */
    private void workApart(
            List<ConsumerRecord<byte[], byte[]>> records,
            UnstorableException reason,
            Ownership ownership,
            BatchPublisher publisher)
            throws InterruptedException {
        if (records.size() == 1) {
            settle(work.deadLetter(records.getFirst(), reason, ownership.owned()), ownership, publisher);
            return;
        }
        int half = records.size() / 2;
        work(new ArrayList<>(records.subList(0, half)), ownership, publisher);
        work(new ArrayList<>(records.subList(half, records.size())), ownership, publisher);
    }

    private BatchWork.Prepared prepare(List<ConsumerRecord<byte[], byte[]>> records, Ownership ownership)
            throws InterruptedException {
        while (true) {
            try {
                return work.prepare(records, ownership.owned());
            } catch (SchemaRegistryUnavailableException e) {
                LOG.error("the schema registry is waited for error={}", e.getMessage());
                backoff.pause();
            }
        }
    }

    private void settle(BatchWork.Prepared prepared, Ownership ownership, BatchPublisher publisher)
            throws InterruptedException {
        publisher.await();
        ownership.acknowledged();
        tables.commit(prepared.progress(), prepared.rows());
        ownership.advance(prepared.progress());
        publisher.publish(prepared.publications());
        backoff.reset();
    }

    /** The position that counts is in the tables; this one serves lag metrics. */
    private static void commitForLag(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> of = records.records(partition);
            positions.put(partition, new OffsetAndMetadata(of.getLast().offset() + 1));
        }
        consumer.commitAsync(positions, null);
    }
}
