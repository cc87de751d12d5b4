package io.deskstream.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Signal;
import io.deskstream.gateway.domain.StreamEvent;
import io.deskstream.gateway.domain.StreamLayout;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Where the reader begins, and what it does when it fails. */
class StreamReaderTest {

    private final StreamTopics topics = new StreamTopics(new StreamLayout(1, 1), 1);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void itBeginsSomeRecordsBeforeTheEndButNotBeforeTheBeginning() throws InterruptedException {
        read(List.of(consumer(Map.of("conversation-events", 100L, "command-rejections", 3L))));
        assertThat(told).startsWith("begin [90, 0, 0]");
    }

    @Test
    void afterAFailureItBeginsAnew() throws InterruptedException {
        MockConsumer<byte[], byte[]> broken = consumer(Map.of());
        broken.setPollException(new KafkaException("planted"));
        broken.updateEndOffsets(Map.of(new TopicPartition("directory", 0), 1L));
        read(List.of(broken, consumer(Map.of())));
        assertThat(told).containsExactly("begin [0, 0, 0]", "lost", "begin [0, 0, 0]", "caught up");
    }

    private void read(List<Consumer<byte[], byte[]>> consumers) throws InterruptedException {
        Queue<Consumer<byte[], byte[]>> queue = new ArrayDeque<>(consumers);
        var reader = new StreamReader(
                topics,
                queue::remove,
                RecordCodec.of("http://127.0.0.1:1"),
                new Told(),
                new Directory(),
                new ConversationIndex(1),
                10);
        reader.start();
        try {
            await().until(() -> told.contains("caught up") || told.contains("begin [90, 0, 0]"));
        } finally {
            reader.stop();
        }
    }

    private MockConsumer<byte[], byte[]> consumer(Map<String, Long> ends) {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        Map<TopicPartition, Long> begins = new HashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        for (TopicPartition partition : topics.slots()) {
            begins.put(partition, 0L);
            last.put(partition, ends.getOrDefault(partition.topic(), 0L));
        }
        topics.signals().forEach(partition -> last.put(partition, 0L));
        consumer.updateBeginningOffsets(begins);
        consumer.updateEndOffsets(last);
        return consumer;
    }

    private final class Told implements StreamSink {

        @Override
        public void begin(long[] start) {
            told.add("begin " + Arrays.toString(start));
        }

        @Override
        public void accept(List<StreamEvent> events) {
            told.add("events " + events.size());
        }

        @Override
        public void signal(Signal signal) {
            told.add("signal");
        }

        @Override
        public void caughtUp() {
            told.add("caught up");
        }

        @Override
        public void lost() {
            told.add("lost");
        }
    }
}
