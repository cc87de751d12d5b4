package io.deskstream.persistence.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How sessions are signed.
 *
 * @param jwtSecret {@code DESKSTREAM_JWT_SECRET}, at least 32 bytes of UTF-8, the key of HS256
 * @param lifetime of a session
 */
@ConfigurationProperties("deskstream.session")
public record SessionSettings(String jwtSecret, Duration lifetime) {

    private static final String VARIABLE = "DESKSTREAM_JWT_SECRET";
    private static final String WANTED = "at least 32 bytes";

    public SessionSettings(@Nullable String jwtSecret, @Nullable Duration lifetime) {
        this.jwtSecret = Require.text(VARIABLE, jwtSecret, WANTED);
        this.lifetime = lifetime == null ? Duration.ofHours(12) : lifetime;
        if (key().length < 32) {
            throw new StartRefusedException(VARIABLE + ": wants " + WANTED + ", has " + key().length);
        }
    }

    public byte[] key() {
        return jwtSecret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SessionSettings[jwtSecret=***, lifetime=" + lifetime + "]";
    }
}
