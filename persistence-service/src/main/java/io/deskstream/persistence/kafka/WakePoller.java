package io.deskstream.persistence.kafka;

import io.deskstream.avro.Actor;
import io.deskstream.avro.Wake;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a {@code Wake} for every conversation whose timer is due, about once a second, on a thread of its own. Several
 * pollers do no harm: a wake that is not due is ignored.
 */
final class WakePoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakePoller.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A wake is written once, and again if nothing came of it in this time. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final DueConversations due;
    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec;
    private final Clock clock;
    private final Map<String, Instant> written = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("wake-poller").factory());

    /** The keys of conversations whose timer is due, with its time; bounded, the longest overdue first. */
    interface DueConversations {
        Map<String, Instant> dueAt(Instant now);
    }

    WakePoller(DueConversations due, Producer<byte[], byte[]> producer, RecordCodec codec, Clock clock) {
        this.due = due;
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::poll, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poll() {
        try {
            Instant now = clock.instant();
            written.values().removeIf(at -> at.plus(AGAIN).isBefore(now));
            due.dueAt(now).forEach((key, at) -> {
                if (written.putIfAbsent(key + " " + at, now) == null) {
                    write(key, at, now);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("timers are late error={}", e.toString());
        }
    }

    private void write(String key, Instant dueAt, Instant now) {
        Wake wake = Wake.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setWorkspaceId(Workspace.ID.toString())
                .setConversationKey(key)
                .setActor(new Actor("system", "", ""))
                .setIssuedAt(now)
                .setDueAt(dueAt)
                .build();
        producer.send(new ProducerRecord<>(
                TopicCatalog.CONVERSATION_COMMANDS.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(wake)));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
