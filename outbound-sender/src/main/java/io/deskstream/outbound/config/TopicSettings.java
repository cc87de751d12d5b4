package io.deskstream.outbound.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics of the installation.
 *
 * @param partitions of every topic that is partitioned by conversation; fixed for life
 */
@ConfigurationProperties("deskstream.topics")
public record TopicSettings(
        @DefaultValue("64") int partitions,
        @DefaultValue("3") int replication) {

    public TopicSettings {
        if (partitions < 1) {
            throw new WrongSettingException("DESKSTREAM_TOPIC_PARTITIONS: wants a number of at least 1");
        }
        if (replication < 1) {
            throw new WrongSettingException("DESKSTREAM_TOPIC_REPLICATION: wants a number of at least 1");
        }
    }
}
