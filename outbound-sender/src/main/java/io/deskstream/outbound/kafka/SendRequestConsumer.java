package io.deskstream.outbound.kafka;

import io.deskstream.outbound.sending.Dispatcher;
import io.deskstream.outbound.sending.InFlight;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests up: a polled batch's offsets, with the request marks in them, are committed first, and only a commit that
 * succeeded lets the batch go to the dispatcher. Whoever lost a partition fails to commit, and calls nothing. Holds no rules;
 * runs on its loop's thread.
 */
public final class SendRequestConsumer implements Loop.Body {

    /** At most this many records a poll; polls wait until as many can be started. */
    public static final int MAX_POLL_RECORDS = 50;

    public static final String GROUP = "outbound-sender";

    private static final Logger log = LoggerFactory.getLogger(SendRequestConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration POLL_WHILE_FULL = Duration.ofMillis(20);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration BEFORE_READING_AGAIN = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final DirectoryReader directory;
    private final RequestReader reader;
    private final Dispatcher dispatcher;
    private final InFlight inFlight;
    private final LongSupplier nanoTime;

    public SendRequestConsumer(
            Supplier<Consumer<byte[], byte[]>> consumers,
            DirectoryReader directory,
            RequestReader reader,
            Dispatcher dispatcher,
            InFlight inFlight,
            LongSupplier nanoTime) {
        this.consumers = consumers;
        this.directory = directory;
        this.reader = reader;
        this.dispatcher = dispatcher;
        this.inFlight = inFlight;
        this.nanoTime = nanoTime;
    }

    @Override
    public void run(BooleanSupplier running) throws InterruptedException {
        directory.awaitComplete(running);
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Marks marks = new Marks(consumer);
            consumer.subscribe(List.of(TopicCatalog.SEND_REQUESTS.name()), marks);
            while (running.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> records = poll(consumer);
                if (!records.isEmpty()) {
                    takeUp(consumer, records, marks, running);
                }
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer) {
        if (inFlight.hasRoomFor(MAX_POLL_RECORDS)) {
            consumer.resume(consumer.paused());
            return consumer.poll(POLL);
        }
        consumer.pause(consumer.assignment());
        return consumer.poll(POLL_WHILE_FULL);
    }

    private void takeUp(
            Consumer<byte[], byte[]> consumer,
            ConsumerRecords<byte[], byte[]> records,
            Marks marks,
            BooleanSupplier running)
            throws InterruptedException {
        try {
            RequestBatch batch = reader.read(records, marks);
            long takenUpAt = nanoTime.getAsLong();
            commit(consumer, batch.offsets(), running);
            marks.put(batch.marks());
            batch.requests().forEach(request -> dispatcher.dispatch(request, takenUpAt));
        } catch (KafkaException e) {
            log.warn("{} records of send-requests were not taken up", records.count(), e);
            readAgain(consumer, records);
        }
    }

    /** A commit that timed out may have reached the broker: it is repeated until the broker says yes or no. */
    private static void commit(
            Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets, BooleanSupplier running) {
        while (true) {
            try {
                consumer.commitSync(offsets, COMMIT);
                return;
            } catch (RetriableException e) {
                if (!running.getAsBoolean()) {
                    throw e;
                }
                log.warn("the commit of {} partitions is repeated", offsets.size(), e);
            }
        }
    }

    private static void readAgain(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records)
            throws InterruptedException {
        Thread.sleep(BEFORE_READING_AGAIN);
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }
}
