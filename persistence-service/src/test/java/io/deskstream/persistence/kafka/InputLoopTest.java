package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.Actor;
import io.deskstream.avro.ConversationChanged;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SendRequest;
import io.deskstream.avro.SendResult;
import io.deskstream.avro.WebhookEvent;
import io.deskstream.persistence.PersistenceApplication;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestPostgres;
import io.deskstream.testkit.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The input loop on a real broker, registry and database: what goes in comes out once, in order, also over a restart. */
class InputLoopTest {

    private static final int PARTITIONS = 4;

    private final ConversationKey key =
            new ConversationKey("facebook", "9001", UUID.randomUUID().toString());
    private final String database = "loop_" + UUID.randomUUID().toString().replace("-", "");
    private final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() {
        service = PersistenceApplication.builder()
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + TestKafka.start().bootstrapServers(),
                        "--deskstream.schema-registry.url="
                                + TestRegistry.start().registryUrl(),
                        "--deskstream.database.url=" + TestPostgres.start().r2dbcUrl(database),
                        "--deskstream.topics.partitions=" + PARTITIONS,
                        "--deskstream.topics.replication=1",
                        "--deskstream.session.jwt-secret=" + "s".repeat(40),
                        "--deskstream.token.keys=k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "--deskstream.files.dir=target/files/" + database,
                        "--deskstream.files.key=" + "f".repeat(40),
                        "--deskstream.admin.email=a@b.example",
                        "--deskstream.admin.password=correct-horse");
    }

    @AfterEach
    void stop() {
        service.close();
        producer.close();
    }

    @Test
    void shouldStoreEachCustomerMessageOnceAndTellItInOrder() {
        IntStream.rangeClosed(1, 50).forEach(i -> send("webhook-events", customerMessage("m_" + i, "text " + i)));
        IntStream.rangeClosed(1, 50).forEach(i -> send("webhook-events", customerMessage("m_" + i, "text " + i)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("select count(*) from messages where conversation_id = :id"))
                        .isEqualTo(50));
        List<MessageChanged> told = events().stream()
                .filter(MessageChanged.class::isInstance)
                .map(MessageChanged.class::cast)
                .toList();
        assertThat(told).extracting(e -> e.getMessage().getSeq()).containsExactlyElementsOf(upTo(50));
        ConversationChanged last = (ConversationChanged) events().getLast();
        assertThat(last.getConversation().getUnreadCount()).isEqualTo(50);
    }

    @Test
    void shouldSendTheNextReplyOnlyWhenTheOneBeforeHasItsOutcome() {
        send("webhook-events", customerMessage("m_hello", "hello"));
        awaitMessages(1);
        send("conversation-commands", reply("c1", "first"));
        send("conversation-commands", reply("c2", "second"));
        awaitMessages(3);

        await().atMost(Duration.ofSeconds(30)).until(() -> !requests().isEmpty());
        SendRequest first = requests().getFirst();
        assertThat(requests()).hasSize(1);
        send("send-results", sent(first, "mid.1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> requests().size() == 2);

        SendRequest second = requests().getLast();
        assertThat(second.getText()).isEqualTo("second");
        assertThat(second.getRequestNo()).isGreaterThan(first.getRequestNo());
    }

    @Test
    void shouldGoOnWhereItStoodAfterARestart() {
        send("webhook-events", customerMessage("m_1", "one"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from messages where conversation_id = :id") == 1);
        service.close();
        send("webhook-events", customerMessage("m_2", "two"));
        send("conversation-commands", markRead(1));
        start();

        awaitMessages(2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("select agent_read_seq from conversations where id = :id"))
                        .isEqualTo(1));
        assertThat(count("select unread_count from conversations where id = :id"))
                .isEqualTo(1);
    }

    private void awaitMessages(long messages) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("select count(*) from messages where conversation_id = :id"))
                        .isEqualTo(messages));
    }

    private long count(String sql) {
        return Objects.requireNonNull(service.getBean(DatabaseClient.class)
                .sql(sql)
                .bind("id", key.conversationId())
                .map(row -> row.get(0, Long.class))
                .first()
                .defaultIfEmpty(-1L)
                .block());
    }

    private void send(String topic, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, bytes(key.toString()), codec.encode(value)));
        producer.flush();
    }

    private WebhookEvent customerMessage(String mid, String text) {
        String raw = """
                {"sender":{"id":"%s"},"recipient":{"id":"9001"},"timestamp":%d,"message":{"mid":"%s","text":"%s"}}""".formatted(key.participantId(), System.currentTimeMillis(), mid, text);
        return WebhookEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setConversationKey(key.toString())
                .setChannel(key.channel())
                .setAccountId(key.accountId())
                .setParticipantId(key.participantId())
                .setRaw(raw)
                .build();
    }

    private SendMessage reply(String clientId, String text) {
        return SendMessage.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setConversationKey(key.toString())
                .setActor(new Actor("agent", "u1", "Maya"))
                .setClientMessageId(clientId)
                .setText(text)
                .build();
    }

    private MarkRead markRead(long seq) {
        return MarkRead.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setConversationKey(key.toString())
                .setActor(new Actor("agent", "u1", "Maya"))
                .setSeq(seq)
                .build();
    }

    private static SendResult sent(SendRequest request, String mid) {
        return SendResult.newBuilder()
                .setConversationKey(request.getConversationKey())
                .setConversationId(request.getConversationId())
                .setMessageId(request.getMessageId())
                .setAttempt(request.getAttempt())
                .setSendId(request.getSendId())
                .setOutcome("sent")
                .setPlatformMessageId(mid)
                .setAnsweredAt(Instant.now())
                .build();
    }

    private List<IndexedRecord> events() {
        return read("conversation-events").stream()
                .map(r -> codec.decode(r.value()))
                .filter(e ->
                        e.get(e.getSchema().getField("conversation_key").pos()).equals(key.toString()))
                .toList();
    }

    private List<SendRequest> requests() {
        return read("send-requests").stream()
                .filter(r -> r.key().equals(key.toString()))
                .map(r -> (SendRequest) codec.decode(r.value()))
                .toList();
    }

    private record RawRecord(String key, byte[] value) {}

    /** All records of the partition of this test's conversation. */
    private List<RawRecord> read(String topic) {
        TopicPartition partition = new TopicPartition(topic, key.partition(PARTITIONS));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            List<RawRecord> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r ->
                                records.add(new RawRecord(new String(r.key(), StandardCharsets.UTF_8), r.value())));
            }
            return records;
        }
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> (long) i).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
