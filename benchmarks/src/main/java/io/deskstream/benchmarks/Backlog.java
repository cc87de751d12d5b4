package io.deskstream.benchmarks;

import io.deskstream.avro.WebhookEvent;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.deskstream.schemas.topics.TopicProvisioner;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Customers' messages that wait on {@code webhook-events}, in turn from each customer. */
record Backlog(int messages, int customers) {

    static final int PARTITIONS = 16;

    void fill(RealParts parts) throws Exception {
        String servers = parts.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicProvisioner(admin, PARTITIONS, 1).ensure();
        }
        RecordCodec codec = RecordCodec.of(parts.registryUrl());
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "max.in.flight.requests.per.connection",
                1,
                "linger.ms",
                5,
                "batch.size",
                256 << 10);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < messages; i++) {
                ConversationKey key = new ConversationKey("facebook", "9001", "customer-" + i % customers);
                producer.send(new ProducerRecord<>(
                        TopicCatalog.WEBHOOK_EVENTS.name(),
                        key.toString().getBytes(StandardCharsets.UTF_8),
                        codec.encode(event(key, i))));
            }
        }
    }

    private static WebhookEvent event(ConversationKey key, int i) {
        String raw = """
                {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"m_%032d",\
                "text":"Hello, where is my order number %d? I have been waiting for it for a week."}}""".formatted(key.participantId(), key.accountId(), System.currentTimeMillis(), i, i);
        return WebhookEvent.newBuilder()
                .setEventId(new UUID(0, i).toString())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setRaw(raw)
                .build();
    }
}
