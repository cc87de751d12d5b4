package io.deskstream.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** What a lone broker on a small machine wants: durable without replicas, quick to notice the dead, small in memory. */
final class BrokerSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(int nodeId, int port, int controllerPort, Path log) {
        Properties settings = new Properties();
        identity(settings, nodeId, port, controllerPort, log);
        loneBroker(settings);
        durability(settings);
        sessions(settings);
        footprint(settings);
        return settings;
    }

    private static void identity(Properties settings, int nodeId, int port, int controllerPort, Path log) {
        set(settings, "process.roles", "broker,controller");
        set(settings, "node.id", nodeId);
        set(settings, "controller.quorum.voters", nodeId + "@127.0.0.1:" + controllerPort);
        set(settings, "controller.listener.names", CONTROLLER_LISTENER);
        set(
                settings,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
        set(settings, "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        set(settings, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        set(settings, "log.dirs", log.toString());
    }

    private static void loneBroker(Properties settings) {
        set(settings, "auto.create.topics.enable", false);
        set(settings, "offsets.topic.replication.factor", 1);
        set(settings, "transaction.state.log.replication.factor", 1);
        set(settings, "transaction.state.log.min.isr", 1);
        set(settings, "share.coordinator.state.topic.replication.factor", 1);
        set(settings, "share.coordinator.state.topic.min.isr", 1);
        set(settings, "offsets.topic.num.partitions", 8);
        set(settings, "transaction.state.log.num.partitions", 8);
    }

    private static void durability(Properties settings) {
        set(settings, "log.flush.interval.messages", 1);
        set(settings, "message.max.bytes", 8 << 20);
        set(settings, "replica.fetch.max.bytes", 9 << 20);
    }

    /** After a kill -9 the start waits for the old broker's session and consumers for the old member's: keep both short. */
    private static void sessions(Properties settings) {
        set(settings, "broker.session.timeout.ms", 5_000);
        set(settings, "broker.heartbeat.interval.ms", 500);
        set(settings, "group.initial.rebalance.delay.ms", 0);
        set(settings, "group.consumer.assignors", "uniform,range");
        set(settings, "group.consumer.min.heartbeat.interval.ms", 500);
        set(settings, "group.consumer.heartbeat.interval.ms", 1_000);
        set(settings, "group.consumer.min.session.timeout.ms", 3_000);
        set(settings, "group.consumer.session.timeout.ms", 6_000);
    }

    private static void footprint(Properties settings) {
        set(settings, "num.network.threads", 2);
        set(settings, "num.io.threads", 4);
        set(settings, "background.threads", 4);
        set(settings, "log.cleaner.dedupe.buffer.size", 16 << 20);
        set(settings, "log.segment.bytes", 256 << 20);
        set(settings, "log.index.size.max.bytes", 1 << 20);
    }

    private static void set(Properties settings, String key, Object value) {
        settings.put(key, value.toString());
    }
}
