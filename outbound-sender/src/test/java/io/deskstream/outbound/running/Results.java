package io.deskstream.outbound.running;

import static org.awaitility.Awaitility.await;

import io.deskstream.avro.ProfileResult;
import io.deskstream.avro.SendResult;
import io.deskstream.schemas.serde.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that comes out of the sender, read as it comes by a thread of its own. */
public final class Results {

    /** A result and the key it came under. */
    public record Keyed(String key, int partition, IndexedRecord value) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Keyed> results = new CopyOnWriteArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> deadLetters = new CopyOnWriteArrayList<>();

    Results(String bootstrap, RecordCodec codec) {
        Thread.ofPlatform().name("test-results").daemon(true).start(() -> read(bootstrap, codec));
    }

    private void read(String bootstrap, RecordCodec codec) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of("send-results", "send-requests.dlt", "graph-lookups.dlt")
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record, codec));
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordCodec codec) {
        if (record.topic().endsWith(".dlt")) {
            deadLetters.add(record);
        } else {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            results.add(new Keyed(key, record.partition(), codec.decode(record.value())));
        }
    }

    public List<SendResult> of(String sendId) {
        return results.stream()
                .map(Keyed::value)
                .filter(SendResult.class::isInstance)
                .map(SendResult.class::cast)
                .filter(result -> result.getSendId().equals(sendId))
                .toList();
    }

    public SendResult awaitSend(String sendId) {
        return await().atMost(PATIENCE)
                .until(() -> of(sendId).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public Keyed awaitKeyed(String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> results.stream()
                                .filter(result -> result.key().equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public ProfileResult awaitProfile(String key) {
        return (ProfileResult) awaitKeyed(key).value();
    }

    public ConsumerRecord<byte[], byte[]> awaitDeadLetter(String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> deadLetters.stream()
                                .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
