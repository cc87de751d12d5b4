package io.deskstream.persistence.config;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first admin, made when there is no user yet; both may be missing once there is one.
 *
 * @param email {@code DESKSTREAM_ADMIN_EMAIL}
 * @param password {@code DESKSTREAM_ADMIN_PASSWORD}, at most 72 bytes
 */
@ConfigurationProperties("deskstream.admin")
public record AdminSettings(String email, String password) {

    public AdminSettings(@Nullable String email, @Nullable String password) {
        this.email = email == null ? "" : email.strip();
        this.password = password == null ? "" : password;
    }

    /** Called where there is no user. */
    public AdminSettings required() {
        Require.text("DESKSTREAM_ADMIN_EMAIL", email, "the first admin's address, as there is no user yet");
        Require.text("DESKSTREAM_ADMIN_PASSWORD", password, "the first admin's password, as there is no user yet");
        if (password.getBytes(StandardCharsets.UTF_8).length > 72) {
            throw new StartRefusedException("DESKSTREAM_ADMIN_PASSWORD: wants at most 72 bytes");
        }
        return this;
    }

    @Override
    public String toString() {
        return "AdminSettings[email=" + email + ", password=***]";
    }
}
