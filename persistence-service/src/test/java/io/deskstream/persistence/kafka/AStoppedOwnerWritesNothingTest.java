package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.Actor;
import io.deskstream.avro.MessageChanged;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SendRequest;
import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestPostgres;
import io.deskstream.testkit.guarantee.Fact;
import io.deskstream.testkit.guarantee.Guarantee;
import io.deskstream.testkit.guarantee.History;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A process that was frozen for longer than its session, while others took its partitions and went on, writes nothing when
 * it wakes: neither the batch that it had in hand nor the one that it had begun to store. It joins anew and works again.
 */
@EnabledOnOs(OS.LINUX)
class AStoppedOwnerWritesNothingTest {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String database = "fencing_" + UUID.randomUUID().toString().replace("-", "");
    private final Tables tables = RunningService.tablesOf(database);
    private final TestTopics topics = new TestTopics();
    private final ServiceProcess older = ServiceProcess.start(
            RunningService.settings(database, "--deskstream.core.workers=2").toArray(String[]::new));
    /** Each is with another worker of the older process: the range assignor gives each a half. */
    private final ConversationKey inHand = keyIn(0);

    private final ConversationKey inTransaction = keyIn(PARTITIONS - 1);
    private final List<ConversationKey> keys = List.of(inHand, inTransaction);
    private final History history = new History();

    @AfterEach
    void close() {
        older.close();
        topics.close();
    }

    @Test
    void shouldWriteNothingThatWasInHandOrBegunWhenItWakes() throws SQLException {
        await().atMost(PATIENCE).ignoreExceptions().until(AStoppedOwnerWritesNothingTest::hasTwoWorkersWithAHalfEach);
        keys.forEach(key -> customerWrites(key, "at first"));
        awaitTexts("text of m_at first");
        freezeInTheMiddleOf("in the middle");
        List<String> after;
        try (RunningService younger = RunningService.startOn(database)) {
            awaitStored("in the middle");
            write("while the older is frozen");
            after = rows();
            older.wake();
            await().atMost(PATIENCE).until(() -> older.logged("fenced, joining anew") == 2);
            assertThat(rows()).isEqualTo(after);
            write("while the older has joined anew");
        }
        write("when the older is alone again");

        assertThat(older.logged("input loop starts anew")).isZero();
        keys.forEach(this::assertIsKeptOnce);
        assertThat(Guarantee.breaksOfAny(history)).isEmpty();
    }

    /** One worker waits for the rows that it loads, the other has begun its transaction; then neither runs any more. */
    private void freezeInTheMiddleOf(String round) throws SQLException {
        try (Connection held = DriverManager.getConnection(TestPostgres.start().jdbcUrl(database))) {
            held.setAutoCommit(false);
            held.createStatement()
                    .execute("select from partition_state where partition = " + (PARTITIONS - 1) + " for update");
            send(inTransaction, round);
            awaitWaiting("update partition_state%");
            held.createStatement().execute("lock table conversations in access exclusive mode");
            send(inHand, round);
            awaitWaiting("select c.*, p.name%");
            older.freeze();
            held.commit();
        }
    }

    private void awaitWaiting(String statement) {
        await().atMost(PATIENCE)
                .until(() -> !tables.column(
                                "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                                        + " and ltrim(query) like ?",
                                statement)
                        .isEmpty());
    }

    private void write(String round) {
        keys.forEach(key -> send(key, round));
        awaitStored(round);
    }

    private void send(ConversationKey key, String round) {
        customerWrites(key, round);
        topics.send("conversation-commands", key, reply(key, round));
        topics.flush();
    }

    private void customerWrites(ConversationKey key, String round) {
        String mid = "m_" + round;
        history.record(new Fact.CustomerWrote(key.toString(), mid));
        topics.send("webhook-events", key, TestTopics.customerMessage(key, mid));
        topics.flush();
    }

    private static SendMessage reply(ConversationKey key, String round) {
        return SendMessage.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setConversationKey(key.toString())
                .setActor(new Actor("agent", "u1", "Maya"))
                .setClientMessageId(round)
                .setText("reply " + round)
                .build();
    }

    private void awaitStored(String round) {
        awaitTexts("text of m_" + round);
        awaitTexts("reply " + round);
    }

    private void awaitTexts(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables.column("select text from messages where text = ?", text))
                        .hasSameSizeAs(keys));
    }

    /** All that a batch writes, but for who owns a partition. */
    private List<String> rows() {
        return tables.column("""
                select c::text from conversations c union all select m::text from messages m
                union all select p::text from participants p
                union all select (partition, next_offsets, next_request_no)::text from partition_state
                order by 1""");
    }

    private void assertIsKeptOnce(ConversationKey key) {
        List<String> shown = tables.column(
                "select concat_ws('|', seq, id, direction, coalesce(platform_message_id, ''), text, status)"
                        + " from messages where conversation_id = ? order by seq",
                key.conversationId());
        for (String message : shown) {
            String[] m = message.split("\\|");
            history.record(new Fact.MessageShown(
                    key.toString(),
                    Long.parseLong(m[0]),
                    m[1],
                    Fact.Direction.valueOf(m[2].toUpperCase(Locale.ROOT)),
                    m[3].isEmpty() ? null : m[3],
                    null,
                    m[4],
                    m[5]));
        }
        String counters = tables.column(
                        "select last_seq || '|' || unread_count from conversations where id = ?", key.conversationId())
                .getFirst();
        String[] c = counters.split("\\|");
        history.record(new Fact.ConversationShown(key.toString(), Long.parseLong(c[0]), Long.parseLong(c[1]), 0));
        recordFrames(key);
        assertThat(requestNumbers(key)).isSorted().doesNotHaveDuplicates().isNotEmpty();
    }

    /** A record that comes again is the same, byte for byte; the rest the guarantees judge. */
    private void recordFrames(ConversationKey key) {
        Map<List<String>, byte[]> seen = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records("conversation-events", key)) {
            IndexedRecord event = topics.codec.decode(record.value());
            byte[] first = seen.putIfAbsent(List.of(new String(record.key()), version(event)), record.value());
            assertThat(first == null ? record.value() : first).isEqualTo(record.value());
            if (event instanceof MessageChanged e) {
                history.record(new Fact.FrameSeen(
                        "conversation-events",
                        key.toString(),
                        e.getMessage().getId(),
                        e.getMessage().getSeq(),
                        e.getVersion()));
            }
        }
    }

    private List<Long> requestNumbers(ConversationKey key) {
        List<Long> numbers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records("send-requests", key)) {
            if (topics.codec.decode(record.value()) instanceof SendRequest request
                    && !numbers.contains(request.getRequestNo())) {
                numbers.add(request.getRequestNo());
            }
        }
        return numbers;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, ConversationKey key) {
        return TestTopics.records(new TopicPartition(topic, key.partition(PARTITIONS))).stream()
                .filter(record ->
                        conversationKey(topics.codec.decode(record.value())).equals(key.toString()))
                .toList();
    }

    private static String conversationKey(IndexedRecord event) {
        return String.valueOf(
                event.get(event.getSchema().getField("conversation_key").pos()));
    }

    private static String version(IndexedRecord event) {
        return String.valueOf(event.get(event.getSchema().getField("version").pos()));
    }

    private static boolean hasTwoWorkersWithAHalfEach() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()))) {
            var group = Objects.requireNonNull(admin.describeConsumerGroups(List.of("persistence-service"))
                    .all()
                    .get()
                    .get("persistence-service"));
            return group.groupState() == GroupState.STABLE
                    && group.members().size() == 2
                    && group.members().stream()
                            .allMatch(m -> m.assignment().topicPartitions().size() == 3 * PARTITIONS / 2);
        }
    }

    private static ConversationKey keyIn(int partition) {
        return Stream.generate(() -> new ConversationKey(
                        "facebook", "9003", UUID.randomUUID().toString()))
                .filter(key -> key.partition(PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }
}
