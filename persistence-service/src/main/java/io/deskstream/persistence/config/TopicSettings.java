package io.deskstream.persistence.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How topics are made.
 *
 * @param partitions {@code DESKSTREAM_TOPIC_PARTITIONS}, of every topic partitioned by conversation; fixed for life
 * @param replication {@code DESKSTREAM_TOPIC_REPLICATION}
 */
@ConfigurationProperties("deskstream.topics")
public record TopicSettings(int partitions, int replication) {

    public TopicSettings {
        Require.atLeastOne("DESKSTREAM_TOPIC_PARTITIONS", partitions);
        Require.atLeastOne("DESKSTREAM_TOPIC_REPLICATION", replication);
    }
}
