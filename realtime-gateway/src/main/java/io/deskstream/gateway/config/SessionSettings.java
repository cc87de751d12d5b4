package io.deskstream.gateway.config;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may open sessions, and from where.
 *
 * @param jwtSecret DESKSTREAM_JWT_SECRET, at least 32 bytes of UTF-8; required
 * @param allowedOrigins DESKSTREAM_ALLOWED_ORIGINS, comma-separated; empty: the same origin only
 */
@ConfigurationProperties("deskstream.session")
public record SessionSettings(String jwtSecret, String allowedOrigins) {

    private static final int LEAST_BYTES = 32;

    public SessionSettings {
        if (jwtSecret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new InvalidSettingException(
                    "DESKSTREAM_JWT_SECRET", "wants at least " + LEAST_BYTES + " bytes, the same as everywhere");
        }
        for (String origin : origins(allowedOrigins)) {
            if (!origin.matches("https?://[^/\\s]+")) {
                throw new InvalidSettingException(
                        "DESKSTREAM_ALLOWED_ORIGINS", "wants origins like https://desk.example.com, comma-separated");
            }
        }
    }

    SecretKey key() {
        return new SecretKeySpec(jwtSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    Set<String> origins() {
        return origins(allowedOrigins);
    }

    private static Set<String> origins(String text) {
        Set<String> origins = new LinkedHashSet<>();
        for (String origin : text.split(",")) {
            if (!origin.isBlank()) {
                origins.add(origin.trim());
            }
        }
        return origins;
    }

    @Override
    public String toString() {
        return "SessionSettings[jwtSecret=***, allowedOrigins=" + allowedOrigins + "]";
    }
}
