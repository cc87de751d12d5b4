package io.deskstream.persistence.kafka;

import io.deskstream.persistence.config.CoreSettings;
import io.deskstream.persistence.postgres.directory.AccountDirectory;
import io.deskstream.persistence.postgres.directory.NewAccount;
import io.deskstream.persistence.postgres.write.PostgresConversationTables;
import io.deskstream.persistence.postgres.write.PostgresDueConversations;
import io.deskstream.persistence.postgres.write.PostgresViewTables;
import io.deskstream.persistence.postgres.write.RowJson;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the conversation core to work. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    private static final String GROUP = "persistence-service";
    private static final int MOST_RECORDS = 1000;

    @Bean
    InputLoops inputLoops(
            KafkaProperties kafka,
            RecordCodec codec,
            ConnectionFactory connections,
            DatabaseClient database,
            AccountDirectory accounts,
            MeterRegistry meters,
            Clock clock,
            CoreSettings settings) {
        PostgresConversationTables tables = new PostgresConversationTables(connections);
        OutgoingWriter writer = new OutgoingWriter(codec, new AvroImages(RowJson::write));
        BatchWork work = new BatchWork(new InputReader(codec), writer, tables, announcer(accounts), clock);
        Takeover takeover = new Takeover(
                tables,
                new PostgresViewTables(connections),
                new EventLogs(kafka.buildConsumerProperties(), codec),
                writer,
                clock);
        LoopMetrics metrics = new LoopMetrics(meters);
        Supplier<Consumer<byte[], byte[]>> consumers = () -> new KafkaConsumer<>(consumer(kafka));
        Supplier<Producer<byte[], byte[]>> producers = () -> new KafkaProducer<>(producer(kafka));
        WakePoller timers =
                new WakePoller(new PostgresDueConversations(database)::dueAt, producers.get(), codec, clock);
        return new InputLoops(
                IntStream.range(0, settings.workers())
                        .mapToObj(i -> new InputLoop(consumers, producers, tables, takeover, work, metrics))
                        .toList(),
                timers);
    }

    @Bean
    HealthIndicator inputsHealthIndicator(InputLoops loops) {
        return () ->
                loops.isReady() ? Health.up().build() : Health.outOfService().build();
    }

    private static AccountAnnouncer announcer(AccountDirectory accounts) {
        return conversations -> accounts.ensure(conversations.stream()
                        .map(key -> new NewAccount(key.channel(), key.accountId()))
                        .distinct()
                        .toList())
                .block();
    }

    /** No part of it may be lost or inverted: it retries until the broker answers, however long that takes. */
    private static Map<String, Object> producer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request in flight: a partition that has no state of a new producer yet takes any first sequence number,
        // so a
        // second batch could overtake a first one that found no leader, and the first would never be taken again.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalog.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    /** The co-assignment of the three topics hangs on the range assignor. */
    private static Map<String, Object> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The position comes from the tables; a read that begins elsewhere is noticed and not worked.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        return settings;
    }
}
