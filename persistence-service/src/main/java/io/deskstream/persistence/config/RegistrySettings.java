package io.deskstream.persistence.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the schema registry is.
 *
 * @param url {@code SCHEMA_REGISTRY_URL}, with the path of its Confluent-compatible API
 */
@ConfigurationProperties("deskstream.schema-registry")
public record RegistrySettings(String url) {

    public RegistrySettings(@Nullable String url) {
        this.url = Require.text("SCHEMA_REGISTRY_URL", url, "the registry's address, http://host:port/apis/ccompat/v7");
        if (!this.url.startsWith("http://") && !this.url.startsWith("https://")) {
            throw new StartRefusedException("SCHEMA_REGISTRY_URL: wants an http or https address, not '" + url + "'");
        }
    }
}
