package io.deskstream.schemas.topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the catalog's topics where they are missing and checks the ones that are there. Blocks its caller. */
public final class TopicProvisioner {

    private final Admin admin;
    private final int partitions;
    private final short replication;

    /**
     * A provisioner for an installation.
     *
     * @param partitions of every topic that is partitioned by conversation; fixed for life
     * @throws IllegalArgumentException when a count is not positive
     */
    public TopicProvisioner(Admin admin, int partitions, int replication) {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "DESKSTREAM_TOPIC_PARTITIONS and DESKSTREAM_TOPIC_REPLICATION must be at least 1");
        }
        this.admin = admin;
        this.partitions = partitions;
        this.replication = (short) replication;
    }

    /**
     * Creates and checks.
     *
     * @throws WrongTopicException when an existing topic differs from the catalog
     */
    public void ensure() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<Topic> missing = TopicCatalog.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        create(missing);
        check(TopicCatalog.all());
    }

    private void create(List<Topic> missing) throws InterruptedException, ExecutionException {
        Collection<KafkaFuture<Void>> created = admin.createTopics(
                        missing.stream().map(this::newTopic).toList())
                .values()
                .values();
        for (KafkaFuture<Void> topic : created) {
            ignoreExisting(topic);
        }
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(partitions), replication).configs(topic.configuration());
    }

    /** Another service may have created it meanwhile; the check that follows tells whether it is right. */
    private static void ignoreExisting(KafkaFuture<Void> created) throws InterruptedException, ExecutionException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void check(List<Topic> topics) throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        Map<ConfigResource, Config> configurations = admin.describeConfigs(
                        topics.stream().map(TopicProvisioner::resource).toList())
                .all()
                .get();
        for (Topic topic : topics) {
            requirePartitions(topic, Objects.requireNonNull(descriptions.get(topic.name())));
            requireConfiguration(topic, Objects.requireNonNull(configurations.get(resource(topic))));
        }
    }

    private void requirePartitions(Topic topic, TopicDescription description) {
        int actual = description.partitions().size();
        int wanted = topic.partitions(partitions);
        if (actual != wanted) {
            throw new WrongTopicException("topic " + topic.name() + " has " + actual + " partitions, "
                    + "DESKSTREAM_TOPIC_PARTITIONS wants " + wanted
                    + ": the count is fixed for life, growing is a move to new topics");
        }
    }

    private static void requireConfiguration(Topic topic, Config configuration) {
        topic.configuration().forEach((setting, wanted) -> {
            String actual = configuration.get(setting).value();
            if (!wanted.equals(actual)) {
                throw new WrongTopicException(
                        "topic " + topic.name() + " has " + setting + "=" + actual + ", wanted " + wanted);
            }
        });
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
