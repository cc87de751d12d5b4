package io.deskstream.ingest.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is.
 *
 * @param url of its Confluent-compatible API
 */
@ConfigurationProperties("deskstream.schema-registry")
public record RegistrySettings(@DefaultValue("") String url) {

    public RegistrySettings {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new InvalidSettingException(
                    "SCHEMA_REGISTRY_URL",
                    "the http or https address of the registry's Confluent API, such as http://host:8085/apis/ccompat/v7");
        }
    }
}
