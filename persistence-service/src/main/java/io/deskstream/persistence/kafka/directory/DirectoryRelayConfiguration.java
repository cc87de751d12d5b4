package io.deskstream.persistence.kafka.directory;

import io.deskstream.persistence.postgres.directory.DirectoryImages;
import io.deskstream.persistence.postgres.directory.DirectoryOutbox;
import io.deskstream.schemas.serde.RecordCodec;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay and its thread. */
@Configuration(proxyBeanMethods = false)
class DirectoryRelayConfiguration {

    @Bean
    DirectoryRelayLoop directoryRelayLoop(
            DirectoryOutbox outbox, DirectoryImages images, KafkaProperties kafka, RecordCodec codec) {
        DirectoryPublisher publisher =
                new DirectoryPublisher(kafka.buildProducerProperties(), new DirectoryRecords(codec));
        return new DirectoryRelayLoop(new DirectoryRelay(outbox, images, publisher), publisher);
    }
}
