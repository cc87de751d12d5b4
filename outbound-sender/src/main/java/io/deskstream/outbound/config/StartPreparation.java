package io.deskstream.outbound.config;

import io.deskstream.schemas.topics.TopicProvisioner;
import io.deskstream.schemas.topics.WrongTopicException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What is done before the first bean is made: settings are checked, then topics ensured. Blocks the start. */
public final class StartPreparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, String> VARIABLES = Map.of(
            "deskstream.topics.partitions", "DESKSTREAM_TOPIC_PARTITIONS",
            "deskstream.topics.replication", "DESKSTREAM_TOPIC_REPLICATION",
            "deskstream.outbound.in-flight", "DESKSTREAM_OUTBOUND_IN_FLIGHT",
            "deskstream.outbound.page-calls-per-second", "DESKSTREAM_OUTBOUND_PAGE_CALLS_PER_SECOND");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Binder binder = Binder.get(context.getEnvironment());
        binder.bindOrCreate("deskstream.meta", MetaSettings.class);
        binder.bindOrCreate("deskstream.graph", GraphAddress.class);
        binder.bindOrCreate("deskstream.token", TokenSettings.class);
        binder.bindOrCreate("deskstream.files", FileSettings.class);
        binder.bindOrCreate("deskstream.schema-registry", RegistrySettings.class);
        bindNumbers(binder, "deskstream.outbound", SenderSettings.class);
        TopicSettings topics = bindNumbers(binder, "deskstream.topics", TopicSettings.class);
        ensure(new KafkaClients(binder.bindOrCreate("spring.kafka", KafkaProperties.class)), topics);
    }

    private static <T> T bindNumbers(Binder binder, String prefix, Class<T> settings) {
        try {
            return binder.bindOrCreate(prefix, settings);
        } catch (BindException e) {
            WrongSettingException wrong = WrongSettingException.in(e);
            String property = e.getName().toString();
            throw wrong != null
                    ? wrong
                    : new WrongSettingException(VARIABLES.getOrDefault(property, property) + ": wants a number");
        }
    }

    private static void ensure(KafkaClients kafka, TopicSettings topics) {
        try (Admin admin = kafka.admin()) {
            new TopicProvisioner(admin, topics.partitions(), topics.replication()).ensure();
        } catch (WrongTopicException e) {
            throw new WrongSettingException(String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            throw new WrongSettingException("KAFKA_BOOTSTRAP_SERVERS: wants a Kafka that answers: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were ensured", e);
        }
    }
}
