package io.deskstream.persistence.kafka.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request to delete a person's data becomes commands to their conversations and an entry in the audit log. */
class DeletionRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> CLIENT =
            Map.of("bootstrap.servers", TestKafka.start().bootstrapServers());

    private static RunningService service;
    private static Tables tables;
    private static RecordCodec codec;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        tables = service.tables();
        codec = RecordCodec.of(TestRegistry.start().registryUrl());
        producer = new KafkaProducer<>(CLIENT, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        service.close();
    }

    private static void request(String code, String person) {
        DataDeletionRequested request = DataDeletionRequested.newBuilder()
                .setConfirmationCode(code)
                .setPlatformUserId(person)
                .setReceivedAt(Instant.now())
                .build();
        producer.send(new ProducerRecord<>("deletion-requests", code.getBytes(UTF_8), codec.encode(request)));
        producer.flush();
    }

    private static List<String> audited(String code) {
        return tables.column(
                "select detail::text from audit where action = 'deletion.requested' and subject_id = ?", code);
    }

    /** Commands of this test's conversations, in order. */
    private static List<EraseParticipant> erasures(String person) {
        List<EraseParticipant> found = new ArrayList<>();
        all("conversation-commands").forEach(record -> {
            if (codec.decode(record.value()) instanceof EraseParticipant command
                    && command.getConversationKey().endsWith(":" + person)) {
                found.add(command);
            }
        });
        return found;
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(CLIENT, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Test
    void everyConversationOfThePersonIsToBeErasedAndNoOther() {
        String person = UUID.randomUUID().toString();
        String code = UUID.randomUUID().toString();
        tables.conversation(person, Instant.now(), null);
        UUID second = tables.conversation(person + "x", Instant.now(), null);
        tables.run(
                "update conversations set participant_id = ?, channel = 'instagram', account_id = '200',"
                        + " conversation_key = ? where id = ?",
                person,
                "instagram:200:" + person,
                second);
        tables.conversation(person + "y", Instant.now(), null);

        request(code, person);

        await().atMost(PATIENCE).until(() -> !audited(code).isEmpty());
        assertThat(erasures(person))
                .extracting(EraseParticipant::getConversationKey)
                .containsExactlyInAnyOrder("facebook:100:" + person, "instagram:200:" + person);
        assertThat(audited(code))
                .singleElement()
                .asString()
                .contains("\"conversations\": \"2\"")
                .doesNotContain(person);
    }

    @Test
    void aRequestThatComesTwiceHasTheSameCommandsAndOneEntry() {
        String person = UUID.randomUUID().toString();
        String code = UUID.randomUUID().toString();
        String last = UUID.randomUUID().toString();
        tables.conversation(person, Instant.now(), null);

        request(code, person);
        request(code, person);
        request(last, "nobody");

        await().atMost(PATIENCE).until(() -> !audited(last).isEmpty());
        assertThat(audited(code)).hasSize(1);
        assertThat(erasures(person))
                .extracting(EraseParticipant::getCommandId)
                .hasSize(2)
                .containsOnly(erasures(person).getFirst().getCommandId());
    }

    @Test
    void whatIsNoRequestIsPutAsideAndTheNextIsFollowed() {
        String code = UUID.randomUUID().toString();
        byte[] nonsense = ("nonsense " + code).getBytes(UTF_8);
        producer.send(new ProducerRecord<>("deletion-requests", nonsense));
        request(code, "nobody");

        await().atMost(PATIENCE).until(() -> !audited(code).isEmpty());
        assertThat(all("deletion-requests.dlt"))
                .anySatisfy(record -> assertThat(record.value()).isEqualTo(nonsense));
    }
}
