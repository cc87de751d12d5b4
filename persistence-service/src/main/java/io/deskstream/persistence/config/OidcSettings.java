package io.deskstream.persistence.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Log-in by an OpenID Connect provider; off where there is no issuer.
 *
 * @param issuer {@code DESKSTREAM_OIDC_ISSUER}, an https address, or an http one of this machine
 * @param clientId {@code DESKSTREAM_OIDC_CLIENT_ID}
 * @param clientSecret {@code DESKSTREAM_OIDC_CLIENT_SECRET}
 */
@ConfigurationProperties("deskstream.oidc")
public record OidcSettings(String issuer, String clientId, String clientSecret) {

    public OidcSettings(@Nullable String issuer, @Nullable String clientId, @Nullable String clientSecret) {
        this.issuer = text(issuer);
        this.clientId = text(clientId);
        this.clientSecret = text(clientSecret);
        if (isOn()) {
            Require.text("DESKSTREAM_OIDC_CLIENT_ID", clientId, "the client's id at " + this.issuer);
            Require.text("DESKSTREAM_OIDC_CLIENT_SECRET", clientSecret, "the client's secret at " + this.issuer);
            if (!this.issuer.matches("https://[^/?#\\s]+.*|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/.*)?")) {
                throw new StartRefusedException("DESKSTREAM_OIDC_ISSUER: wants an https address");
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    public boolean isOn() {
        return !issuer.isEmpty();
    }

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + ", clientSecret=***]";
    }
}
