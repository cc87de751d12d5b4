package io.deskstream.gateway.config;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The parts that the gateway leans on.
 *
 * @param topics the installation's topics
 * @param schemaRegistry SCHEMA_REGISTRY_URL, required
 * @param query DESKSTREAM_QUERY_URL, the query API's base; http://localhost:8082
 */
@ConfigurationProperties("deskstream")
public record PlatformSettings(
        @DefaultValue Topics topics,
        @DefaultValue Endpoint schemaRegistry,
        @DefaultValue Endpoint query) {

    public PlatformSettings {
        requireUrl("SCHEMA_REGISTRY_URL", schemaRegistry.url());
        requireUrl("DESKSTREAM_QUERY_URL", query.url());
        query = new Endpoint(query.url().replaceAll("/+$", ""));
    }

    /** DESKSTREAM_TOPIC_PARTITIONS and DESKSTREAM_TOPIC_REPLICATION. */
    public record Topics(
            @DefaultValue("64") int partitions,
            @DefaultValue("3") int replication) {}

    public record Endpoint(@DefaultValue("") String url) {}

    private static void requireUrl(String variable, String url) {
        try {
            String scheme = URI.create(url).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(variable, "wants a URL, not '" + url + "'");
        }
        throw new InvalidSettingException(variable, "wants an http or https URL");
    }
}
