package io.deskstream.persistence.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach Deskstream.
 *
 * @param url {@code DESKSTREAM_PUBLIC_URL}, the origin of the dashboard, without a path; links are made of it
 */
@ConfigurationProperties("deskstream.public")
public record PublicSettings(String url) {

    private static final String VARIABLE = "DESKSTREAM_PUBLIC_URL";
    private static final String WANTED = "the dashboard's origin, like https://desk.example.com";

    public PublicSettings(@Nullable String url) {
        this.url = Require.text(VARIABLE, url, WANTED).replaceFirst("/$", "");
        if (!this.url.matches("https?://[^/?#\\s]+") || !isAddress(this.url)) {
            throw new StartRefusedException(VARIABLE + ": wants " + WANTED + ", not '" + url + "'");
        }
    }

    private static boolean isAddress(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
