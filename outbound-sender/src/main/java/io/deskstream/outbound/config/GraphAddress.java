package io.deskstream.outbound.config;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the Graph API is, and in which version it is spoken. */
@ConfigurationProperties("deskstream.graph")
public record GraphAddress(
        @DefaultValue("https://graph.facebook.com") String baseUrl,
        @DefaultValue("v26.0") String version) {

    public GraphAddress {
        if (!baseUrl.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new WrongSettingException(
                    "DESKSTREAM_GRAPH_BASE_URL: wants an http or https address like https://graph.facebook.com");
        }
        if (!version.matches("v\\d+\\.\\d+")) {
            throw new WrongSettingException("DESKSTREAM_GRAPH_VERSION: wants a version like v26.0");
        }
    }

    URI base() {
        return URI.create(baseUrl);
    }
}
