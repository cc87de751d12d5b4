package io.deskstream.gateway.config;

import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.Hub;
import io.deskstream.gateway.domain.HubObserver;
import io.deskstream.gateway.kafka.StreamReader;
import io.deskstream.gateway.kafka.StreamTopics;
import io.deskstream.gateway.websocket.HubThread;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.deskstream.schemas.topics.TopicProvisioner;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stream: its topics, the reader, the hub and its thread. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    private static final int FETCH_BYTES = 512 * 1024;

    @Bean
    RecordCodec recordCodec(PlatformSettings settings) {
        return RecordCodec.of(settings.schemaRegistry().url());
    }

    @Bean
    Directory directory() {
        return new Directory();
    }

    @Bean
    ConversationIndex conversationIndex(StreamSettings settings) {
        return new ConversationIndex(settings.conversations());
    }

    @Bean
    StreamTopics streamTopics(KafkaProperties kafka, PlatformSettings settings)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            PlatformSettings.Topics topics = settings.topics();
            new TopicProvisioner(admin, topics.partitions(), topics.replication()).ensure();
            return StreamTopics.describe(admin);
        }
    }

    @Bean
    HubObserver hubObserver(MeterRegistry meters) {
        return new StreamMetrics(meters);
    }

    @Bean
    HubThread hubThread(
            StreamTopics topics,
            Directory directory,
            HubObserver observer,
            StreamSettings settings,
            MeterRegistry meters) {
        var hub = new HubThread(
                topics.layout(),
                start -> new Hub(
                        topics.layout(),
                        directory,
                        observer,
                        settings.heartbeat().toSeconds(),
                        settings.memory().toBytes(),
                        start),
                settings.heartbeat());
        meters.gauge("gateway.sessions", hub, HubThread::sessions);
        meters.gauge("gateway.stream.memory.bytes", hub, HubThread::memoryBytes);
        return hub;
    }

    @Bean
    StreamReader streamReader(
            StreamTopics topics,
            KafkaProperties kafka,
            RecordCodec codec,
            HubThread hub,
            Directory directory,
            ConversationIndex conversations,
            StreamSettings settings) {
        Map<String, Object> consumer = consumerSettings(kafka);
        return new StreamReader(
                topics,
                () -> new KafkaConsumer<>(consumer),
                codec,
                hub,
                directory,
                conversations,
                settings.recordsBeforeEnd());
    }

    private static Map<String, Object> consumerSettings(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Math.max(TopicCatalog.MAX_RECORD_BYTES, 8 * FETCH_BYTES));
        return settings;
    }

    @Bean
    StreamLifecycle streamLifecycle(HubThread hub, StreamReader reader) {
        return new StreamLifecycle(hub, reader);
    }
}
