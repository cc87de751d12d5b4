package io.deskstream.persistence.kafka.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.avro.AccountChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.postgres.directory.OutboxTables;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was committed is told, in order per entity, by one instance at a time, whatever fails on the way. */
class DirectoryRelayTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static OutboxTables tables;
    private static RecordCodec codec;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        tables = OutboxTables.create();
        codec = RecordCodec.of(TestRegistry.start().registryUrl());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private DirectoryRelay relay(String bootstrapServers) {
        Map<String, Object> kafka = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        DirectoryPublisher publisher = new DirectoryPublisher(kafka, new DirectoryRecords(codec));
        open.add(publisher);
        DirectoryRelay relay = new DirectoryRelay(tables.outbox(), tables.images(), publisher);
        open.add(relay::release);
        return relay;
    }

    private DirectoryRelay relay() {
        return relay(TestKafka.start().bootstrapServers());
    }

    private static DirectoryTopic topic() {
        return new DirectoryTopic(codec);
    }

    private static void drain(DirectoryRelay relay) throws InterruptedException, ExecutionException {
        while (relay.relay()) {
            // until nothing waits
        }
    }

    @Test
    void shouldHoldOthersBackUntilTheLeaseIsGivenBack() {
        tables.account("1");
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThat(tables.outbox().claim(one, LONG).block()).isTrue();
        assertThat(tables.outbox().claim(one, LONG).block()).isTrue();
        assertThat(tables.outbox().claim(other, LONG).block()).isFalse();
        tables.outbox().release(other).block();
        assertThat(tables.outbox().claim(other, LONG).block()).isFalse();
        tables.outbox().release(one).block();
        assertThat(tables.outbox().claim(other, LONG).block()).isTrue();
        tables.outbox().release(other).block();
    }

    @Test
    void shouldKeepWhatTheBrokerDidNotTakeAndTellItLater() throws Exception {
        UUID account = tables.account("2");
        DirectoryRelay cutOff = relay("127.0.0.1:1");
        assertThatThrownBy(cutOff::relay).isInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
        assertThat(tables.waiting()).isPositive();
        cutOff.release();
        drain(relay());
        assertThat(tables.waiting()).isZero();
        try (DirectoryTopic topic = topic()) {
            assertThat(topic.await("account:" + account, AccountChanged.class, image -> true)
                            .getAccountId())
                    .isEqualTo("2");
        }
    }

    @Test
    void shouldTellADeletionByARecordWithoutValue() throws Exception {
        UUID gone = UUID.randomUUID();
        tables.changed(gone);
        drain(relay());
        try (DirectoryTopic topic = topic()) {
            topic.awaitTombstone("account:" + gone);
        }
    }

    @Test
    void shouldKeepTheOrderWhileSeveralInstancesRelayAndChangesGoOn() throws Exception {
        UUID account = tables.account("3");
        AtomicBoolean changing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> relays = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                relays.add(threads.submit(() -> relayByTurns(changing)));
            }
            for (int i = 0; i < 100; i++) {
                tables.change(account);
            }
            changing.set(false);
            for (Future<?> relay : relays) {
                relay.get();
            }
        }
        drain(relay());
        try (DirectoryTopic topic = topic()) {
            topic.await("account:" + account, AccountChanged.class, image -> image.getVersion() == 101);
            assertThat(topic.versions("account:" + account)).isSorted().endsWith(101L);
        }
    }

    private Void relayByTurns(AtomicBoolean changing) throws InterruptedException, ExecutionException {
        Map<String, Object> kafka =
                new HashMap<>(Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()));
        try (DirectoryPublisher publisher = new DirectoryPublisher(kafka, new DirectoryRecords(codec))) {
            DirectoryRelay relay = new DirectoryRelay(tables.outbox(), tables.images(), publisher);
            while (changing.get()) {
                if (relay.relay()) {
                    relay.release();
                }
            }
            relay.release();
        }
        return null;
    }
}
