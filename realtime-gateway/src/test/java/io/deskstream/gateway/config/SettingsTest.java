package io.deskstream.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A setting that makes no sense is told by the variable's name; a secret is never told. */
class SettingsTest {

    private static final String SECRET = "thirty-two bytes or more of secret";

    @Test
    void theSigningSecretHasToBeLongEnough() {
        assertThatThrownBy(() -> new SessionSettings("short", "")).hasMessageStartingWith("DESKSTREAM_JWT_SECRET: ");
    }

    @Test
    void theSigningSecretIsMasked() {
        assertThat(new SessionSettings(SECRET, "").toString()).doesNotContain(SECRET);
    }

    @Test
    void originsAreReadFromAListAndHaveToBeOrigins() {
        assertThat(new SessionSettings(SECRET, "https://a.example, http://b.example:81").origins())
                .containsExactly("https://a.example", "http://b.example:81");
        assertThatThrownBy(() -> new SessionSettings(SECRET, "a.example"))
                .hasMessageStartingWith("DESKSTREAM_ALLOWED_ORIGINS: ");
    }

    @Test
    void theStreamsBoundsAreChecked() {
        assertThatThrownBy(() -> new StreamSettings(
                        DataSize.ofMegabytes(1), 1, Duration.ofMillis(1), 16, DataSize.ofMegabytes(1), 1))
                .hasMessageStartingWith("DESKSTREAM_STREAM_HEARTBEAT: ");
    }
}
