package io.deskstream.ingest.kafka;

import io.deskstream.schemas.topics.TopicProvisioner;
import io.deskstream.schemas.topics.WrongTopicException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure of the topics and the schema before the first webhook. Where Kafka or the registry does not answer it tries
 * again on a thread of its own until they do; where a topic is not as it must be, it refuses to start.
 */
public final class KafkaAtStart implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Map<String, Object> BOUNDS = Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000);

    private final Map<String, Object> connection;
    private final int partitions;
    private final int replication;
    private final KafkaItemLog itemLog;
    private final Thread retries =
            Thread.ofPlatform().name("kafka-at-start").daemon().unstarted(this::retry);
    private volatile boolean ready;

    public KafkaAtStart(Map<String, Object> connection, int partitions, int replication, KafkaItemLog itemLog) {
        this.connection = connection;
        this.partitions = partitions;
        this.replication = replication;
        this.itemLog = itemLog;
    }

    /** Whether all topics were found right, or made, and events can be encoded. */
    public boolean isReady() {
        return ready;
    }

    /**
     * Tries once in the caller's thread, then goes on by itself.
     *
     * @throws WrongTopicException when a topic is there and is not as the catalog wants it
     */
    public void start() throws InterruptedException {
        if (!attempt()) {
            retries.start();
        }
    }

    private void retry() {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!attempt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (WrongTopicException e) {
            log.error("this service stays not ready: {}", e.getMessage());
        }
    }

    private boolean attempt() throws InterruptedException {
        try (Admin admin = Admin.create(bounded())) {
            new TopicProvisioner(admin, partitions, replication).ensure();
            itemLog.prepare();
            ready = true;
            log.info("topics ensured partitions={} replication={}", partitions, replication);
        } catch (WrongTopicException e) {
            throw e;
        } catch (ExecutionException | RuntimeException e) {
            log.warn("not ready yet, trying again: {}", e.getMessage());
        }
        return ready;
    }

    private Map<String, Object> bounded() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.putAll(BOUNDS);
        return settings;
    }

    @Override
    public void close() {
        retries.interrupt();
    }
}
