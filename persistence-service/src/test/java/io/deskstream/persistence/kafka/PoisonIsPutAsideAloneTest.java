package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.schemas.ids.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that cannot be worked is a dead letter, byte for byte; its neighbours of the same batch are stored. */
class PoisonIsPutAsideAloneTest {

    private static final int PARTITIONS = 4;

    private final String database = "poison_" + UUID.randomUUID().toString().replace("-", "");
    private final ConversationKey key =
            new ConversationKey("facebook", "9002", UUID.randomUUID().toString());
    private final TopicPartition inputs = new TopicPartition("webhook-events", key.partition(PARTITIONS));
    private final TestTopics topics = new TestTopics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldPutAsideWhatIsNoRecordOfOurs() {
        assertIsPutAsideAlone(new byte[] {9, 9, 9}, "not in the Confluent wire format");
    }

    @Test
    void shouldPutAsideWhatHasNoIdAndSoCannotBeDecided() {
        SpecificRecord beyondADouble = TestTopics.item(key, "\"unheard_of\":{\"number\":1e999}");
        assertIsPutAsideAlone(topics.codec.encode(beyondADouble), "no canonical form");
    }

    @Test
    void shouldPutAsideWhatTheDatabaseRefuses() {
        SpecificRecord beyondPostgres = TestTopics.item(
                key,
                "\"timestamp\":999999999999999999,\"message\":{\"mid\":\"m_late\",\"text\":\"in the year 31690708\"}");
        assertIsPutAsideAlone(topics.codec.encode(beyondPostgres), "the database refuses the data");
    }

    private void assertIsPutAsideAlone(byte[] poison, String reason) {
        topics.send(inputs.topic(), key, TestTopics.customerMessage(key, "m_before"));
        topics.send(inputs.topic(), key, poison);
        topics.send(inputs.topic(), key, TestTopics.customerMessage(key, "m_after"));
        topics.flush();
        try (RunningService service = RunningService.startOn(database)) {
            awaitMids(service.tables(), List.of("m_before", "m_after"));
            await().atMost(Duration.ofSeconds(20)).until(() -> !deadLetters().isEmpty());
        }
        ConsumerRecord<byte[], byte[]> letter = deadLetters().getFirst();
        ConsumerRecord<byte[], byte[]> record = TestTopics.records(inputs).stream()
                .filter(r -> Arrays.equals(r.value(), poison))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(deadLetters()).hasSize(1);
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(header(letter, "error")).contains(reason);
        assertThat(header(letter, "topic")).isEqualTo(inputs.topic());
        assertThat(header(letter, "partition")).isEqualTo(String.valueOf(inputs.partition()));
        assertThat(header(letter, "offset")).isEqualTo(String.valueOf(record.offset()));
    }

    @Test
    void shouldFindOneRefusedRecordOfAThousandInAFewTransactions() {
        try (RunningService service = RunningService.startOn(database)) {
            topics.send(inputs.topic(), key, TestTopics.customerMessage(key, "m_first"));
            awaitMids(service.tables(), List.of("m_first"));
        }
        long before = transactions();
        IntStream.range(0, 1000).forEach(i -> topics.send(inputs.topic(), key, i == 617 ? refused() : message(i)));
        topics.flush();
        try (RunningService service = RunningService.startOn(database)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> mids(service.tables()).size() == 1000);
            await().atMost(Duration.ofSeconds(20)).until(() -> !deadLetters().isEmpty());
        }

        // A half that holds it is tried and refused, the other half is stored: two a level, and some polls more than
        // one.
        assertThat(transactions() - before).isBetween(15L, 60L);
    }

    private SpecificRecord message(int i) {
        return TestTopics.customerMessage(key, "m_" + i);
    }

    private SpecificRecord refused() {
        return TestTopics.item(
                key, "\"timestamp\":999999999999999999,\"message\":{\"mid\":\"m_late\",\"text\":\"late\"}");
    }

    private void awaitMids(Tables tables, List<String> mids) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mids(tables)).isEqualTo(mids));
    }

    private List<String> mids(Tables tables) {
        return tables.column(
                "select platform_message_id from messages where conversation_id = ? order by seq",
                key.conversationId());
    }

    /** Every transaction of the loop, stored or not, updates this table. */
    private long transactions() {
        Tables tables = RunningService.tablesOf(database);
        // Ended sessions have told what they did.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> tables.column(
                                "select pid::text from pg_stat_activity where application_name = 'persistence-service'"
                                        + " and datname = current_database()")
                        .isEmpty());
        return Long.parseLong(
                tables.column("select n_tup_upd::text from pg_stat_user_tables where relname = 'partition_state'")
                        .getFirst());
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return TestTopics.records(new TopicPartition(inputs.topic() + ".dlt", inputs.partition())).stream()
                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(key.toString()))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }
}
