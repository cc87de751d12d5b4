package io.deskstream.persistence.kafka;

import io.deskstream.avro.WebhookEvent;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of the shared broker, written and read as other services do. */
final class TestTopics implements AutoCloseable {

    final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** Returns before it is acknowledged, see {@link #flush}. */
    void send(String topic, ConversationKey key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.toString().getBytes(StandardCharsets.UTF_8), value));
    }

    void send(String topic, ConversationKey key, SpecificRecord value) {
        send(topic, key, codec.encode(value));
    }

    void flush() {
        producer.flush();
    }

    /** A webhook's item; {@code more} are its members beside the envelope. */
    static WebhookEvent item(ConversationKey key, String more) {
        return WebhookEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setRaw("""
                        {"sender":{"id":"%s"},"recipient":{"id":"%s"},%s}""".formatted(key.participantId(), key.accountId(), more))
                .build();
    }

    static WebhookEvent customerMessage(ConversationKey key, String mid) {
        return item(key, """
                "timestamp":%d,"message":{"mid":"%s","text":"text of %s"}""".formatted(System.currentTimeMillis(), mid, mid));
    }

    /** Everything that a partition holds. */
    static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
