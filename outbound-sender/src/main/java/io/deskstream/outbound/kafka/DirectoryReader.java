package io.deskstream.outbound.kafka;

import io.deskstream.avro.AccountChanged;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole topic {@code directory} from its beginning, without a group, and then stays at its end. Complete once it
 * has read what was there at its start. Runs on its loop's thread; a failed run begins anew over what the book holds.
 */
public final class DirectoryReader implements Loop.Body {

    private static final Logger log = LoggerFactory.getLogger(DirectoryReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REGISTRY_AGAIN = Duration.ofSeconds(1);
    private static final String ACCOUNT = "account:";

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordCodec codec;
    private final AccountBook book;
    private final CountDownLatch complete = new CountDownLatch(1);

    public DirectoryReader(Supplier<Consumer<byte[], byte[]>> consumers, RecordCodec codec, AccountBook book) {
        this.consumers = consumers;
        this.codec = codec;
        this.book = book;
    }

    public boolean isComplete() {
        return complete.getCount() == 0;
    }

    /** Blocks its caller until complete, or until {@code running} turns false. */
    void awaitComplete(BooleanSupplier running) throws InterruptedException {
        while (running.getAsBoolean() && !complete.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            log.debug("the directory is not read yet");
        }
    }

    @Override
    public void run(BooleanSupplier running) throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            TopicPartition partition = new TopicPartition(TopicCatalog.DIRECTORY.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Map.copyOf(consumer.endOffsets(List.of(partition))).getOrDefault(partition, 0L);
            while (running.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    apply(record, running);
                }
                if (!isComplete() && consumer.position(partition) >= end) {
                    complete.countDown();
                    log.info("the directory is read up to {}", end);
                }
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, BooleanSupplier running) throws InterruptedException {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(ACCOUNT)) {
            return;
        }
        byte[] value = record.value();
        if (value == null) {
            book.remove(key.substring(ACCOUNT.length()));
        } else if (decode(record.offset(), value, running) instanceof AccountChanged changed) {
            book.change(changed);
        }
    }

    private @Nullable Object decode(long offset, byte[] value, BooleanSupplier running) throws InterruptedException {
        while (running.getAsBoolean()) {
            try {
                return codec.decode(value);
            } catch (SchemaRegistryUnavailableException e) {
                log.warn("the directory waits for the schema registry: {}", e.getMessage());
                Thread.sleep(REGISTRY_AGAIN);
            } catch (RuntimeException e) {
                log.error("directory@{} cannot be read and is passed over", offset, e);
                return null;
            }
        }
        return null;
    }
}
