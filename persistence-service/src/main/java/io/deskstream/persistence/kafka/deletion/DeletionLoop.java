package io.deskstream.persistence.kafka.deletion;

import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread that reads requests and has them followed; the offset is committed once one was. A failure begins anew from the
 * committed offset, after a pause; a record that cannot be read is kept as a dead letter.
 */
final class DeletionLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec;
    private final DeletionRequests requests;
    private volatile @Nullable Thread thread;

    DeletionLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Producer<byte[], byte[]> producer,
            RecordCodec codec,
            DeletionRequests requests) {
        this.consumers = consumers;
        this.producer = producer;
        this.codec = codec;
        this.requests = requests;
    }

    @Override
    public void start() {
        Thread loop = new Thread(this::run, "deletion-requests");
        thread = loop;
        loop.start();
    }

    private void run() {
        while (isRunning()) {
            Consumer<byte[], byte[]> consumer = consumers.get();
            try {
                consumer.subscribe(List.of(TopicCatalog.DELETION_REQUESTS.name()));
                read(consumer);
            } catch (InterruptedException | InterruptException | WakeupException e) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                LOG.error("deletion requests wait error={}", e.toString());
                pause();
            } finally {
                close(consumer);
            }
        }
    }

    /** An interrupt has ended the reading; leaving the group is yet to be done. */
    private static void close(Consumer<byte[], byte[]> consumer) {
        Thread.interrupted();
        consumer.close();
    }

    private void read(Consumer<byte[], byte[]> consumer) throws ExecutionException, InterruptedException {
        while (isRunning()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                follow(record);
            }
            consumer.commitSync();
        }
    }

    private void follow(ConsumerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        DataDeletionRequested request = request(record);
        if (request == null) {
            LOG.error("dead letter topic={} offset={}", record.topic(), record.offset());
            String topic =
                    TopicCatalog.deadLetters(TopicCatalog.DELETION_REQUESTS).name();
            producer.send(new ProducerRecord<>(topic, record.key(), record.value()))
                    .get();
        } else {
            requests.follow(request);
        }
    }

    /** Null for what is none, now or later. */
    private @Nullable DataDeletionRequested request(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() != null && codec.decode(record.value()) instanceof DataDeletionRequested request
                    ? request
                    : null;
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    @Override
    public void stop() {
        Thread loop = thread;
        thread = null;
        try {
            if (loop != null) {
                loop.interrupt();
                loop.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close(PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops before the event loops (0). */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
