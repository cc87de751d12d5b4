package io.deskstream.testkit;

import io.deskstream.embedded.EmbeddedBroker;
import org.testcontainers.kafka.KafkaContainer;

/** A real Kafka broker, shared by all tests of this JVM: give topics and groups names of your own. */
public interface TestKafka {

    String bootstrapServers();

    /** The shared broker; the first call starts it. Safe from any thread. */
    static TestKafka start() {
        return SharedParts.kafka();
    }

    record Embedded(EmbeddedBroker broker) implements TestKafka {

        static Embedded started() {
            return new Embedded(AtExit.close(EmbeddedBroker.temporary().start()));
        }

        @Override
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }
    }

    record Container(KafkaContainer container) implements TestKafka {

        static Container started() {
            KafkaContainer container = AtExit.close(new KafkaContainer("apache/kafka:4.2.1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(8 << 20))
                    .withEnv("KAFKA_GROUP_CONSUMER_ASSIGNORS", "uniform,range")
                    .withEnv("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "3000")
                    .withEnv("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000")
                    .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "500")
                    .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000"));
            container.start();
            return new Container(container);
        }

        @Override
        public String bootstrapServers() {
            return container.getBootstrapServers();
        }
    }
}
