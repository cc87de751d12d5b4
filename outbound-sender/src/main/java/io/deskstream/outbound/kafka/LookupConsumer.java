package io.deskstream.outbound.kafka;

import io.deskstream.avro.ProfileLookup;
import io.deskstream.outbound.domain.ProfileRequest;
import io.deskstream.outbound.lookups.ProfileLookups;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works {@code graph-lookups}, a poll's records at once, and commits when their answers are durable: a look-up may be repeated.
 * Runs on its loop's thread, apart from the sends.
 */
public final class LookupConsumer implements Loop.Body {

    /** So many look-ups at once. */
    public static final int MAX_POLL_RECORDS = 16;

    public static final String GROUP = "outbound-lookups";

    private static final Logger log = LoggerFactory.getLogger(LookupConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final DirectoryReader directory;
    private final RecordCodec codec;
    private final DeadLetters deadLetters;
    private final ProfileLookups lookups;
    private final ResultPublisher results;

    public LookupConsumer(
            Supplier<Consumer<byte[], byte[]>> consumers,
            DirectoryReader directory,
            RecordCodec codec,
            DeadLetters deadLetters,
            ProfileLookups lookups,
            ResultPublisher results) {
        this.consumers = consumers;
        this.directory = directory;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.lookups = lookups;
        this.results = results;
    }

    @Override
    public void run(BooleanSupplier running) throws InterruptedException {
        directory.awaitComplete(running);
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.subscribe(List.of(TopicCatalog.GRAPH_LOOKUPS.name()));
            while (running.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty() && work(records, running)) {
                    commit(consumer);
                }
            }
        }
    }

    private static void commit(Consumer<?, ?> consumer) {
        try {
            consumer.commitSync();
        } catch (KafkaException e) {
            log.warn("look-ups will be repeated", e);
        }
    }

    private boolean work(ConsumerRecords<byte[], byte[]> records, BooleanSupplier running) throws InterruptedException {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            answers.add(start(record));
        }
        return ended(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)), running);
    }

    private CompletableFuture<?> start(ConsumerRecord<byte[], byte[]> record) {
        Optional<ProfileRequest> request = read(record);
        return request.isPresent() ? start(request.get()) : CompletableFuture.completedFuture(record);
    }

    /** Empty for a type that this build does not know, and for what cannot be read. */
    private Optional<ProfileRequest> read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return codec.decode(value) instanceof ProfileLookup lookup
                    ? Optional.of(RequestRecords.lookup(lookup))
                    : Optional.empty();
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            deadLetters.keep(record, e);
            return Optional.empty();
        }
    }

    private CompletableFuture<?> start(ProfileRequest request) {
        return lookups.lookUp(request)
                .thenCompose(profile -> results.answer(request, profile))
                .toCompletableFuture();
    }

    /** False when the loop is stopped before the answers are there. */
    private static boolean ended(CompletableFuture<?> answers, BooleanSupplier running) throws InterruptedException {
        while (running.getAsBoolean()) {
            try {
                answers.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException notYet) {
                log.debug("look-ups are under way");
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
        }
        return false;
    }
}
