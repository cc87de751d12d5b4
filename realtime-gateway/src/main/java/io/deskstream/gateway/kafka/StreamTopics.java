package io.deskstream.gateway.kafka;

import io.deskstream.gateway.domain.StreamLayout;
import io.deskstream.schemas.topics.TopicCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The topics of the stream as this cluster has them: their partitions, and a fingerprint of their ids. */
public final class StreamTopics {

    private static final String EVENTS = TopicCatalog.CONVERSATION_EVENTS.name();
    private static final String REJECTIONS = TopicCatalog.COMMAND_REJECTIONS.name();
    private static final String DIRECTORY = TopicCatalog.DIRECTORY.name();
    private static final String SIGNALS = TopicCatalog.LIVE_SIGNALS.name();

    private final StreamLayout layout;
    private final int signalPartitions;

    StreamTopics(StreamLayout layout, int signalPartitions) {
        this.layout = layout;
        this.signalPartitions = signalPartitions;
    }

    /** Asks the cluster; blocks. */
    public static StreamTopics describe(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> topics = admin.describeTopics(List.of(EVENTS, REJECTIONS, DIRECTORY, SIGNALS))
                .allTopicNames()
                .get();
        TopicDescription events = Objects.requireNonNull(topics.get(EVENTS));
        TopicDescription rejections = Objects.requireNonNull(topics.get(REJECTIONS));
        TopicDescription directory = Objects.requireNonNull(topics.get(DIRECTORY));
        TopicDescription signals = Objects.requireNonNull(topics.get(SIGNALS));
        String ids = events.topicId() + " " + rejections.topicId() + " " + directory.topicId();
        var layout = new StreamLayout(events.partitions().size(), fingerprint(ids));
        return new StreamTopics(layout, signals.partitions().size());
    }

    private static long fingerprint(String ids) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public StreamLayout layout() {
        return layout;
    }

    /** The partition of each slot, in order. */
    List<TopicPartition> slots() {
        List<TopicPartition> slots = new ArrayList<>(layout.slots());
        addPartitions(slots, EVENTS, layout.conversationPartitions());
        addPartitions(slots, REJECTIONS, layout.conversationPartitions());
        slots.add(new TopicPartition(DIRECTORY, 0));
        return slots;
    }

    List<TopicPartition> signals() {
        List<TopicPartition> signals = new ArrayList<>();
        addPartitions(signals, SIGNALS, signalPartitions);
        return signals;
    }

    private static void addPartitions(List<TopicPartition> to, String topic, int count) {
        for (int partition = 0; partition < count; partition++) {
            to.add(new TopicPartition(topic, partition));
        }
    }
}
