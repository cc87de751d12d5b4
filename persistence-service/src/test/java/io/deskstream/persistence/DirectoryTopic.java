package io.deskstream.persistence;

import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.deskstream.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads the topic {@code directory} from its beginning. */
public final class DirectoryTopic implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final RecordCodec codec;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public DirectoryTopic(RecordCodec codec) {
        TopicPartition only = new TopicPartition(TopicCatalog.DIRECTORY.name(), 0);
        this.codec = codec;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(only));
        consumer.seekToBeginning(List.of(only));
    }

    /** Waits for an image of the entity that fits. */
    public <T> T await(String key, Class<T> type, Predicate<T> fits) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> poll(key, type).stream().filter(fits).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    public void awaitTombstone(String key) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            return seen.stream().anyMatch(record -> record.key().equals(key) && record.value() == null);
        });
    }

    private <T> List<T> poll(String key, Class<T> type) {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        return of(key).stream().map(type::cast).toList();
    }

    private List<IndexedRecord> of(String key) {
        return seen.stream()
                .filter(record -> record.key().equals(key) && record.value() != null)
                .map(record -> codec.decode(record.value()))
                .toList();
    }

    public List<Long> versions(String key) {
        return of(key).stream()
                .map(image ->
                        (Long) image.get(image.getSchema().getField("version").pos()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
