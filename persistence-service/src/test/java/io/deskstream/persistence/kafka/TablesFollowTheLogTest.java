package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.Actor;
import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.SendMessage;
import io.deskstream.embedded.EmbeddedBroker;
import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.persistence.rebuild.Parts;
import io.deskstream.persistence.rebuild.RebuildCommand;
import io.deskstream.persistence.rebuild.Terminal;
import io.deskstream.persistence.rebuild.VerifyCommand;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestPostgres;
import io.deskstream.testkit.TestRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tables on a real PostgreSQL, a real broker of their own: an older copy and an empty database catch up by themselves and go
 * on, a rebuild equals them, also of a compacted log, and what was changed by hand is found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesFollowTheLogTest {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ConfigResource EVENTS = new ConfigResource(ConfigResource.Type.TOPIC, "conversation-events");
    private static final String ROWS = """
            select row::text from (
                select id, to_jsonb(c) as row from conversations c
                union all select conversation_id, to_jsonb(p) from participants p
                union all select id, to_jsonb(m) from messages m) r
            order by id, row::text
            """;

    private final EmbeddedBroker broker = EmbeddedBroker.temporary().start();
    private final RecordCodec codec = RecordCodec.of(TestRegistry.start().registryUrl());
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final List<ConversationKey> customers = IntStream.range(0, 12)
            .mapToObj(i -> new ConversationKey("facebook", "9003", "customer-" + i))
            .toList();
    private final String original = name("original");
    private final String olderCopy = name("copy");
    private int messages;

    @BeforeAll
    void aCopyIsMadeAndTheSystemGoesOn() {
        try (RunningService service = start(original)) {
            everybodyWrites(3);
            awaitMessages(service.tables());
        }
        RunningService.tablesOf("postgres")
                .run("create database \"%s\" template \"%s\"".formatted(olderCopy, original));
        try (RunningService service = start(original)) {
            everybodyWrites(4);
            agentsAnswer();
            awaitMessages(service.tables());
        }
    }

    @AfterAll
    void close() {
        producer.close();
        broker.close();
    }

    @Test
    void anOlderCopyAndAnEmptyDatabaseCatchUpAndTellNothingTwice() {
        List<String> rows = rows(original);
        List<String> told = told();
        for (String database : List.of(olderCopy, name("empty"))) {
            try (RunningService service = start(database)) {
                assertThat(service.tables().column(ROWS)).isEqualTo(rows);
                assertThat(service.tables().column("select next_offsets::text from partition_state order by partition"))
                        .isEqualTo(RunningService.tablesOf(original)
                                .column("select next_offsets::text from partition_state order by partition"));
            }
            assertThat(told()).isEqualTo(told);
        }
    }

    @Test
    void whatIsChangedByHandIsFoundAndReplaced() throws SQLException {
        String database = name("damaged");
        try (RunningService service = start(database)) {
            assertThat(rebuildEquals(database, false))
                    .as("beside the running service")
                    .isTrue();
            assertThat(verifies(database)).isTrue();
            assertThat(service.tables().column("select count(*) from messages")).isNotEqualTo(List.of("0"));
        }
        Tables tables = RunningService.tablesOf(database);
        List<String> rows = tables.column(ROWS);
        for (String damage : List.of(
                "update messages set text = 'changed' where seq = 2",
                "delete from messages where seq = 3",
                "update conversations set unread_count = unread_count + 1",
                "update participants set name = 'nobody'",
                "update partition_state set next_request_no = next_request_no + 1 where partition = 0",
                "truncate conversations, participants, messages")) {
            tables.run(damage);

            assertThat(rebuildEquals(database, false)).as(damage).isFalse();
            assertThat(rebuildEquals(database, true)).isTrue();
            assertThat(tables.column(ROWS)).isEqualTo(rows);
            assertThat(rebuildEquals(database, false)).isTrue();
        }
        for (String damage : List.of(
                "update conversations set unread_count = unread_count + 1",
                "update conversations set last_seq = last_seq + 1",
                "update conversations set inbound_count = inbound_count + 1",
                "update conversations set last_message_preview = 'no'",
                "update conversations set wake_at = now()",
                "update conversations set read_up_to_seq = last_seq + 1",
                "update messages set inbound_count = 7 where seq = 1",
                "delete from messages where seq = 2",
                "delete from participants")) {
            tables.run(damage);

            assertThat(verifies(database)).as(damage).isFalse();
            rebuildEquals(database, true);
        }
        assertThat(verifies(database)).isTrue();
    }

    @Test
    void aCompactedLogGivesTheSameTables() throws ExecutionException, InterruptedException, SQLException {
        int before = told().size();
        Map<String, String> usual;
        try (RunningService service = start(original)) {
            usual = compactAtOnce();
            // The cleaner leaves the last segment, which is closed by the next record that comes after its time.
            await().atMost(PATIENCE).until(() -> {
                everybodyWrites(1);
                awaitMessages(service.tables());
                return told().size() < before;
            });
        }
        alter(EVENTS, usual);

        assertThat(rebuildEquals(original, false)).isTrue();
        try (RunningService service = start(name("compacted"))) {
            assertThat(service.tables().column(ROWS)).isEqualTo(rows(original));
        }
    }

    private void everybodyWrites(int each) {
        for (int i = 0; i < each; i++) {
            for (ConversationKey customer : customers) {
                String mid = "m_" + messages++;
                send("webhook-events", customer, TestTopics.customerMessage(customer, mid));
                send("webhook-events", customer, TestTopics.customerMessage(customer, mid));
            }
        }
        producer.flush();
    }

    private void agentsAnswer() {
        for (ConversationKey customer : customers) {
            Actor maya = new Actor("agent", new UUID(0, 1).toString(), "Maya");
            send(
                    "conversation-commands",
                    customer,
                    SendMessage.newBuilder()
                            .setCommandId(UUID.randomUUID().toString())
                            .setConversationKey(customer.toString())
                            .setActor(maya)
                            .setClientMessageId("c" + messages++)
                            .setText("hello")
                            .setInternal(true) // a reply would have timers, and rows that go on changing
                            .build());
            send(
                    "conversation-commands",
                    customer,
                    AssignConversation.newBuilder()
                            .setCommandId(UUID.randomUUID().toString())
                            .setConversationKey(customer.toString())
                            .setActor(maya)
                            .setAssigneeId(maya.getId())
                            .build());
        }
        producer.flush();
    }

    private void awaitMessages(Tables tables) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables.column("select count(*) from messages"))
                        .isEqualTo(List.of(Integer.toString(messages))));
    }

    private void send(String topic, ConversationKey key, SpecificRecord value) {
        producer.send(
                new ProducerRecord<>(topic, key.toString().getBytes(StandardCharsets.UTF_8), codec.encode(value)));
    }

    private RunningService start(String database) {
        RunningService service =
                RunningService.startOn(database, "--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers());
        InputLoops loops = service.bean(InputLoops.class);
        await().atMost(PATIENCE).until(loops::isReady);
        return service;
    }

    private List<String> rows(String database) {
        return RunningService.tablesOf(database).column(ROWS);
    }

    private boolean rebuildEquals(String database, boolean replace) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean equal = new RebuildCommand(parts(database), new Terminal(new PrintStream(out), false)).run(replace);
        System.out.println(out.toString(StandardCharsets.UTF_8));
        return equal;
    }

    private boolean verifies(String database) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean right = new VerifyCommand(parts(database), new Terminal(new PrintStream(out), false)).run(false);
        System.out.println(out.toString(StandardCharsets.UTF_8));
        return right;
    }

    private Parts parts(String database) {
        return Parts.of(
                TestPostgres.start().r2dbcUrl(database),
                broker.bootstrapServers(),
                TestRegistry.start().registryUrl());
    }

    /** Keys and versions on conversation-events. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (ConsumerRecord<byte[], byte[]> record :
                    records(new TopicPartition("conversation-events", partition))) {
                told.add(partition + " " + record.offset() + " " + new String(record.key(), StandardCharsets.UTF_8));
            }
        }
        return told;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
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

    /** Makes the cleaner run as soon as it can; the settings as they were come back. */
    private Map<String, String> compactAtOnce() throws ExecutionException, InterruptedException {
        Map<String, String> eager = Map.of(
                "min.compaction.lag.ms", "0",
                "max.compaction.lag.ms", "500",
                "min.cleanable.dirty.ratio", "0.001",
                "segment.ms", "500");
        alter(new ConfigResource(ConfigResource.Type.BROKER, ""), Map.of("log.cleaner.backoff.ms", "100"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(EVENTS)).all().get().get(EVENTS));
            Map<String, String> usual = new HashMap<>();
            eager.keySet()
                    .forEach(setting -> usual.put(setting, config.get(setting).value()));
            alter(EVENTS, eager);
            return usual;
        }
    }

    private void alter(ConfigResource what, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(what, changes)).all().get();
        }
    }

    private static String name(String what) {
        return what + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
