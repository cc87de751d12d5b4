package io.deskstream.outbound.kafka;

import io.deskstream.outbound.domain.RequestMark;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The request marks of the partitions held: read from the committed offsets when a partition is first met, forgotten when it
 * goes. Confined to the consumer's thread.
 */
final class Marks implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, RequestMark> marks = new HashMap<>();

    Marks(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    RequestMark of(TopicPartition partition) {
        return marks.computeIfAbsent(partition, this::committed);
    }

    void put(Map<TopicPartition, RequestMark> raised) {
        marks.putAll(raised);
    }

    private RequestMark committed(TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? RequestMark.NONE : RequestMark.parse(committed.metadata());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        marks.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        marks.keySet().removeAll(partitions);
    }
}
