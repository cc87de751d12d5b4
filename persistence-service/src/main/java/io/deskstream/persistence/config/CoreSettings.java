package io.deskstream.persistence.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the conversation core works.
 *
 * @param workers {@code DESKSTREAM_CORE_WORKERS}, threads, each on partitions of its own
 */
@ConfigurationProperties("deskstream.core")
public record CoreSettings(int workers) {

    public CoreSettings {
        Require.atLeastOne("DESKSTREAM_CORE_WORKERS", workers);
    }
}
