package io.deskstream.ingest.config;

import io.deskstream.ingest.kafka.KafkaAtStart;
import io.deskstream.ingest.kafka.KafkaDeletionLog;
import io.deskstream.ingest.kafka.KafkaItemLog;
import io.deskstream.ingest.kafka.ProducerSettings;
import io.deskstream.schemas.serde.RecordCodec;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, TopicSettings.class, RegistrySettings.class})
class KafkaConfiguration {

    @Bean
    RecordCodec recordCodec(RegistrySettings registry) {
        return RecordCodec.of(registry.url());
    }

    /** Closed by the item log. */
    @Bean(destroyMethod = "")
    KafkaProducer<String, byte[]> producer(KafkaProperties kafka) {
        if (kafka.getBootstrapServers().stream().allMatch(String::isBlank)) {
            throw new InvalidSettingException(
                    "KAFKA_BOOTSTRAP_SERVERS", "host:port of the brokers, separated by commas");
        }
        return new KafkaProducer<>(
                ProducerSettings.over(kafka.buildProducerProperties()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Bound to the registry by Spring Boot. */
    @Bean
    KafkaClientMetrics producerMetrics(KafkaProducer<String, byte[]> producer) {
        return new KafkaClientMetrics(producer);
    }

    @Bean
    KafkaItemLog itemLog(KafkaProducer<String, byte[]> producer, RecordCodec codec) {
        return new KafkaItemLog(producer, codec);
    }

    @Bean
    KafkaDeletionLog deletionLog(KafkaProducer<String, byte[]> producer, RecordCodec codec) {
        return new KafkaDeletionLog(producer, codec);
    }

    @Bean
    KafkaAtStart kafkaAtStart(KafkaProperties kafka, TopicSettings topics, KafkaItemLog itemLog) {
        return new KafkaAtStart(kafka.buildAdminProperties(), topics.partitions(), topics.replication(), itemLog);
    }

    @Bean
    KafkaLifecycle kafkaLifecycle(KafkaAtStart kafka) {
        return new KafkaLifecycle(kafka);
    }

    /** Part of readiness. */
    @Bean
    HealthIndicator kafkaHealthIndicator(KafkaAtStart kafka) {
        return () ->
                kafka.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}
