package io.deskstream.outbound.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry.
 *
 * @param url with the path of its Confluent-compatible API
 */
@ConfigurationProperties("deskstream.schema-registry")
public record RegistrySettings(@DefaultValue("") String url) {

    public RegistrySettings {
        if (!url.matches("https?://\\S+")) {
            throw new WrongSettingException(
                    "SCHEMA_REGISTRY_URL: wants the schema registry's address, with its API's path where it has one");
        }
    }
}
