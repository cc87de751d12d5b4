package io.deskstream.gateway.kafka;

import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Signal;
import io.deskstream.gateway.domain.StreamEvent;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.serde.SchemaRegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of the stream on a thread of its own, without a group: the directory from its beginning, for the names
 * in everything else, then the events from some records before their end, the signals from now on. A record that cannot be
 * read is told in the log and passed over; the registry is waited for. After any other failure it begins anew.
 */
public final class StreamReader {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 1_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordCodec codec;
    private final StreamSink sink;
    private final Directory directory;
    private final EventTranslator translator;
    private final SignalTranslator signals;
    private final long recordsBeforeEnd;
    private final List<TopicPartition> slots;
    private final List<TopicPartition> signalPartitions;
    private final Map<TopicPartition, Integer> slotOf = new HashMap<>();
    private final Queue<CompletableFuture<long[]>> asked = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "gateway-stream-reader");
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    public StreamReader(
            StreamTopics topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            RecordCodec codec,
            StreamSink sink,
            Directory directory,
            ConversationIndex conversations,
            long recordsBeforeEnd) {
        this.consumers = consumers;
        this.codec = codec;
        this.sink = sink;
        this.directory = directory;
        this.translator = new EventTranslator(directory, conversations);
        this.signals = new SignalTranslator(conversations);
        this.recordsBeforeEnd = recordsBeforeEnd;
        this.slots = topics.slots();
        this.signalPartitions = topics.signals();
        for (int slot = 0; slot < slots.size(); slot++) {
            slotOf.put(slots.get(slot), slot);
        }
    }

    public void start() {
        thread.start();
    }

    /** Ends the thread and waits for it. */
    public void stop() throws InterruptedException {
        running = false;
        wakeUp();
        if (!thread.join(Duration.ofSeconds(3))) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(7));
        }
    }

    /** The log's end per slot, asked of the brokers by the reader's thread. */
    public CompletableFuture<long[]> logEnd() {
        var answer = new CompletableFuture<long[]>();
        asked.add(answer);
        wakeUp();
        return answer;
    }

    private void wakeUp() {
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                readAll(consumer);
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.error("stream.reader failed, beginning anew", e);
                    sink.lost();
                    pause();
                }
            } finally {
                current = null;
            }
        }
    }

    private void readAll(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        TopicPartition ofDirectory = slots.getLast();
        consumer.assign(slots);
        Map<TopicPartition, Long> ends = withoutWakeup(() -> consumer.endOffsets(slots));
        Map<TopicPartition, Long> begins = withoutWakeup(() -> consumer.beginningOffsets(slots));
        long[] start = new long[slots.size()];
        for (int slot = 0; slot < start.length; slot++) {
            long begin = begins.getOrDefault(slots.get(slot), 0L);
            long end = ends.getOrDefault(slots.get(slot), 0L);
            start[slot] = slots.get(slot).equals(ofDirectory) ? begin : Math.max(begin, end - recordsBeforeEnd);
        }
        directory.clear();
        sink.begin(start);
        consumer.assign(List.of(ofDirectory));
        consumer.seek(ofDirectory, start[start.length - 1]);
        pollUntil(consumer, List.of(ofDirectory), ends);
        assignAll(consumer, start);
        pollUntil(consumer, slots, ends);
        sink.caughtUp();
        LOG.info("stream.reader caught up partitions={}", slots.size());
        while (running) {
            pollOnce(consumer);
        }
    }

    private void assignAll(Consumer<byte[], byte[]> consumer, long[] start) {
        TopicPartition ofDirectory = slots.getLast();
        long directoryPosition = withoutWakeup(() -> consumer.position(ofDirectory));
        List<TopicPartition> all = new ArrayList<>(slots);
        all.addAll(signalPartitions);
        consumer.assign(all);
        for (int slot = 0; slot < slots.size() - 1; slot++) {
            consumer.seek(slots.get(slot), start[slot]);
        }
        consumer.seek(ofDirectory, directoryPosition);
        consumer.seekToEnd(signalPartitions);
    }

    private void pollUntil(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        List<TopicPartition> behind = new ArrayList<>(partitions);
        while (running && !behind.isEmpty()) {
            pollOnce(consumer);
            behind.removeIf(p -> withoutWakeup(() -> consumer.position(p)) >= ends.getOrDefault(p, 0L));
        }
    }

    private void pollOnce(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        List<StreamEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll(consumer)) {
            Integer slot = slotOf.get(new TopicPartition(record.topic(), record.partition()));
            if (slot == null) {
                passOn(record);
            } else {
                events.add(event(slot, record));
            }
        }
        if (!events.isEmpty()) {
            sink.accept(events);
        }
        answerLogEnd(consumer);
    }

    private static Iterable<ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            return List.of();
        }
    }

    private void answerLogEnd(Consumer<byte[], byte[]> consumer) {
        CompletableFuture<long[]> answer;
        while ((answer = asked.poll()) != null) {
            Map<TopicPartition, Long> ends = withoutWakeup(() -> consumer.endOffsets(slots));
            answer.complete(slots.stream()
                    .mapToLong(slot -> ends.getOrDefault(slot, 0L))
                    .toArray());
        }
    }

    private StreamEvent event(int slot, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var place = new EventTranslator.Place(slot, record.offset(), Instant.ofEpochMilli(record.timestamp()));
        try {
            return translator.event(place, key(record), decode(record.value()));
        } catch (SerializationException | IllegalArgumentException e) {
            LOG.error("stream.record unreadable, passed over: {}", where(record), e);
            return place.silent();
        }
    }

    private void passOn(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            IndexedRecord value = decode(record.value());
            Signal signal = value == null ? null : signals.signal(value);
            if (signal != null) {
                sink.signal(signal);
            }
        } catch (SerializationException e) {
            LOG.warn("signal.record unreadable, passed over: {}", where(record), e);
        }
    }

    private @Nullable IndexedRecord decode(byte @Nullable [] value) throws InterruptedException {
        while (value != null) {
            try {
                return codec.decode(value);
            } catch (SchemaRegistryUnavailableException e) {
                LOG.warn("stream.reader waits for the schema registry: {}", e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return null;
    }

    private static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String where(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    /** Wake-ups are for polls; another call that one hits is made again. */
    private static <T> T withoutWakeup(Supplier<T> call) {
        try {
            return call.get();
        } catch (WakeupException e) {
            return call.get();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
