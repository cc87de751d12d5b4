package io.deskstream.ingest.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the installation's topics are laid out.
 *
 * @param partitions of every topic keyed by conversation; fixed for life
 * @param replication of every topic
 */
@ConfigurationProperties("deskstream.topics")
public record TopicSettings(
        @DefaultValue("64") int partitions,
        @DefaultValue("3") int replication) {

    public TopicSettings {
        if (partitions < 1) {
            throw new InvalidSettingException("DESKSTREAM_TOPIC_PARTITIONS", "a number of at least 1");
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new InvalidSettingException("DESKSTREAM_TOPIC_REPLICATION", "a number of at least 1");
        }
    }
}
