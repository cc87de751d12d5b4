package io.deskstream.outbound.kafka;

import io.deskstream.outbound.domain.Profile;
import io.deskstream.outbound.domain.ProfileRequest;
import io.deskstream.outbound.domain.RequestIdentity;
import io.deskstream.outbound.domain.SendOutcome;
import io.deskstream.outbound.sending.Answers;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to {@code send-results} and never gives an answer up, whatever the broker and the registry do. One thread of its own
 * encodes and hands over, so that no event loop ever waits. Bounded by those who wait for its stages.
 */
public final class ResultPublisher implements Answers, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("send-results").daemon(true).factory());

    /** The producer must be idempotent and without a bound on delivery; it is closed with this. */
    public ResultPublisher(Producer<byte[], byte[]> producer, RecordCodec codec, InstantSource clock) {
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public CompletionStage<?> answer(RequestIdentity identity, SendOutcome outcome) {
        return publish(identity.conversationKey(), ResultRecords.send(identity, outcome, clock.instant()));
    }

    CompletableFuture<?> answer(ProfileRequest request, Optional<Profile> profile) {
        return publish(request.conversationKey(), ResultRecords.profile(request, profile, clock.instant()));
    }

    private CompletableFuture<?> publish(String key, SpecificRecord result) {
        CompletableFuture<Object> durable = new CompletableFuture<>();
        attempt(key, result, durable, Duration.ZERO);
        return durable;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage tells
    private void attempt(String key, SpecificRecord result, CompletableFuture<Object> durable, Duration delay) {
        try {
            worker.schedule(() -> publish(key, result, durable), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            durable.completeExceptionally(closed);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private void publish(String key, SpecificRecord result, CompletableFuture<Object> durable) {
        try {
            byte[] value = codec.encode(result);
            var send =
                    new ProducerRecord<>(TopicCatalog.SEND_RESULTS.name(), key.getBytes(StandardCharsets.UTF_8), value);
            producer.send(send, (metadata, failure) -> {
                if (failure == null) {
                    durable.complete(metadata);
                } else {
                    afterFailure(key, result, durable, failure);
                }
            });
        } catch (RuntimeException e) {
            afterFailure(key, result, durable, e);
        }
    }

    private void afterFailure(String key, SpecificRecord result, CompletableFuture<Object> durable, Exception failure) {
        if (isHopeless(failure)) {
            log.error("a {} of {} cannot be written", result.getSchema().getName(), key, failure);
            durable.completeExceptionally(failure);
        } else {
            log.warn("a {} of {} is not written yet", result.getSchema().getName(), key, failure);
            attempt(key, result, durable, AGAIN);
        }
    }

    private static boolean isHopeless(Exception failure) {
        return failure instanceof RecordTooLargeException
                || (failure instanceof SerializationException
                        && !(failure instanceof SchemaRegistryUnavailableException));
    }

    /** Hands over what is left, within bounds. Blocks its caller. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
    }
}
