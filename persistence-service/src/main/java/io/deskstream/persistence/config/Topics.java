package io.deskstream.persistence.config;

import io.deskstream.schemas.topics.TopicProvisioner;
import io.deskstream.schemas.topics.WrongTopicException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Ensures the catalog's topics at start. */
final class Topics {

    private Topics() {}

    static void ensure(KafkaProperties kafka, TopicSettings topics) {
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            new TopicProvisioner(admin, topics.partitions(), topics.replication()).ensure();
        } catch (WrongTopicException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()), e);
        } catch (ExecutionException e) {
            throw new StartRefusedException(
                    "KAFKA_BOOTSTRAP_SERVERS: the topics cannot be ensured at " + kafka.getBootstrapServers() + ": "
                            + e.getCause(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were ensured", e);
        }
    }
}
