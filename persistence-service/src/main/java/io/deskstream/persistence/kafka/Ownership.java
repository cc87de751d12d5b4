package io.deskstream.persistence.kafka;

import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.schemas.topics.Topic;
import io.deskstream.schemas.topics.TopicCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partitions the worker owns. One is worked only while the same partition of all three input topics is held; taking it
 * publishes again what its last owner may not have published, and goes on where the tables say. Used by the worker's thread
 * alone, within polls.
 */
final class Ownership implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final List<String> INPUTS =
            TopicCatalog.INPUTS.stream().map(Topic::name).toList();

    private final Consumer<byte[], byte[]> consumer;
    private final Takeover takeover;
    private final BatchPublisher publisher;
    private final Set<TopicPartition> held = new HashSet<>();
    private final Map<Integer, Owned> owned = new TreeMap<>();

    Ownership(Consumer<byte[], byte[]> consumer, Takeover takeover, BatchPublisher publisher) {
        this.consumer = consumer;
        this.takeover = takeover;
        this.publisher = publisher;
    }

    void subscribe() {
        consumer.subscribe(INPUTS, this);
    }

    Map<Integer, Owned> owned() {
        return owned;
    }

    boolean isSettled() {
        return !held.isEmpty() && held.size() == owned.size() * INPUTS.size();
    }

    /**
     * The records that are yet to be worked.
     *
     * @throws IllegalStateException when the log went on behind the position of the tables; taking the partitions anew mends it
     */
    List<ConsumerRecord<byte[], byte[]>> toWork(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> work = new ArrayList<>(records.count());
        for (TopicPartition input : records.partitions()) {
            Owned partition = owned.get(input.partition());
            if (partition != null) {
                addNew(records.records(input), partition.nextOffset(input.topic()), work);
            }
        }
        return work;
    }

    private static void addNew(
            List<ConsumerRecord<byte[], byte[]>> records, long next, List<ConsumerRecord<byte[], byte[]>> work) {
        long expected = next;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() > expected) {
                throw new IllegalStateException(record.topic() + "-" + record.partition() + " was read from "
                        + record.offset() + " on, the tables stand at " + expected);
            }
            if (record.offset() == expected) {
                work.add(record);
                expected++;
            }
        }
    }

    void advance(Collection<Progress> stored) {
        for (Progress progress : stored) {
            Objects.requireNonNull(owned.get(progress.partition())).advance(progress);
        }
    }

    /** The broker has acknowledged the batch before. */
    void acknowledged() {
        publisher.nextEventsOffsets().forEach((partition, next) -> {
            Owned of = owned.get(partition);
            if (of != null) {
                of.acknowledged(next);
            }
        });
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        held.addAll(partitions);
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        List<Integer> whole = new ArrayList<>();
        for (int number : numbers) {
            List<TopicPartition> inputs = inputs(number);
            if (held.containsAll(inputs)) {
                whole.add(number);
            } else {
                wait(inputs.stream().filter(partitions::contains).toList());
            }
        }
        takeover.take(whole, publisher).forEach(this::own);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            publisher.await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            drop(partitions);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    /** Its siblings are still with another worker. A position is needed all the same; nothing is fetched from it. */
    private void wait(List<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        consumer.pause(partitions);
    }

    private void own(Progress taken) {
        List<TopicPartition> inputs = inputs(taken.partition());
        long[] next = positions(inputs, taken.nextOffsets());
        owned.put(taken.partition(), new Owned(taken, next));
        for (int i = 0; i < next.length; i++) {
            consumer.seek(inputs.get(i), next[i]);
        }
        consumer.resume(inputs);
        LOG.info("took partition={} epoch={} next_offsets={}", taken.partition(), taken.epoch(), next);
    }

    private long[] positions(List<TopicPartition> inputs, long[] stored) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(inputs);
        Map<TopicPartition, Long> end = consumer.endOffsets(inputs);
        long[] next = new long[stored.length];
        for (int i = 0; i < stored.length; i++) {
            TopicPartition input = inputs.get(i);
            next[i] = position(
                    input, stored[i], Objects.requireNonNull(first.get(input)), Objects.requireNonNull(end.get(input)));
        }
        return next;
    }

    private static long position(TopicPartition input, long stored, long first, long end) {
        if (stored > end) {
            throw new IllegalStateException("the tables are ahead of " + input + " (" + stored + " > " + end
                    + "): they belong to another Kafka cluster, or its topics were made anew");
        }
        if (stored >= 0 && stored < first) {
            LOG.error("inputs are lost: {} starts at {}, the tables stand at {}", input, first, stored);
        }
        return Math.max(stored, first);
    }

    private void drop(Collection<TopicPartition> partitions) {
        held.removeAll(partitions);
        partitions.forEach(partition -> owned.remove(partition.partition()));
    }

    private static List<TopicPartition> inputs(int number) {
        return INPUTS.stream().map(topic -> new TopicPartition(topic, number)).toList();
    }
}
