package io.deskstream.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskstream.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The topics of a real broker are as the catalog says, or the start stops. */
class TopicProvisionerTest {

    private static final int PARTITIONS = 3;
    private static Admin admin;

    /** Several services start at once. */
    @BeforeAll
    static void threeServicesCreateThemAtOnce() throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", TestKafka.start().bootstrapServers()));
        Callable<Void> start = () -> {
            new TopicProvisioner(admin, PARTITIONS, 1).ensure();
            return null;
        };
        try (ExecutorService services = Executors.newFixedThreadPool(3)) {
            for (Future<Void> service : services.invokeAll(List.of(start, start, start))) {
                service.get();
            }
        }
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @Test
    void shouldCreateThemAsTheCatalogSays() throws Exception {
        Map<String, TopicDescription> topics = admin.describeTopics(
                        TopicCatalog.all().stream().map(Topic::name).toList())
                .allTopicNames()
                .get();

        for (Topic topic : TopicCatalog.all()) {
            assertThat(Objects.requireNonNull(topics.get(topic.name())).partitions())
                    .as(topic.name())
                    .hasSize(topic.single() ? 1 : PARTITIONS);
            topic.configuration()
                    .forEach((setting, value) -> assertThat(setting(topic, setting))
                            .as(topic.name() + " " + setting)
                            .isEqualTo(value));
        }
    }

    @Test
    void shouldLeaveThemAloneWhereTheyAreRight() {
        assertThatCode(() -> new TopicProvisioner(admin, PARTITIONS, 1).ensure())
                .doesNotThrowAnyException();
    }

    @Test
    void shouldStopOnAnotherCountOfPartitions() {
        assertThatThrownBy(() -> new TopicProvisioner(admin, PARTITIONS + 1, 1).ensure())
                .isInstanceOf(WrongTopicException.class)
                .hasMessageContainingAll("has 3 partitions", "DESKSTREAM_TOPIC_PARTITIONS wants 4");
    }

    @Test
    void shouldStopOnAnotherRetention() throws Exception {
        String wanted = setting(TopicCatalog.SEND_RESULTS, "retention.ms");
        set(TopicCatalog.SEND_RESULTS, "retention.ms", "1000000");
        try {
            assertThatThrownBy(() -> new TopicProvisioner(admin, PARTITIONS, 1).ensure())
                    .isInstanceOf(WrongTopicException.class)
                    .hasMessageContainingAll("send-results", "retention.ms=1000000", wanted);
        } finally {
            set(TopicCatalog.SEND_RESULTS, "retention.ms", wanted);
        }
    }

    @Test
    void shouldRefuseCountsThatMakeNoSense() {
        assertThatThrownBy(() -> new TopicProvisioner(admin, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DESKSTREAM_TOPIC_PARTITIONS");
        assertThatThrownBy(() -> new TopicProvisioner(admin, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static String setting(Topic topic, String name) {
        try {
            Map<ConfigResource, Config> settings =
                    admin.describeConfigs(List.of(resource(topic))).all().get();
            return Objects.requireNonNull(settings.get(resource(topic)))
                    .get(name)
                    .value();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Topic topic, String name, String value) throws Exception {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(set)))
                .all()
                .get();
        await().until(() -> value.equals(setting(topic, name)));
    }
}
