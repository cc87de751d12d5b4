package io.deskstream.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.simulator.SimulatorApplication;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void theFirstSecretSignsAndNoneIsTold() {
        MetaSettings settings = new MetaSettings(List.of(" one ", "two"));

        assertThat(settings.signingSecret()).isEqualTo("one");
        assertThat(settings.toString()).doesNotContain("one").doesNotContain("two");
    }

    @Test
    void secretsMustBeThere() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new MetaSettings(List.of()))
                .withMessageStartingWith("DESKSTREAM_META_APP_SECRETS: ");
        assertThatExceptionOfType(SettingException.class).isThrownBy(() -> new MetaSettings(List.of("one", " ")));
    }

    @Test
    void theWebhookUrlMustBeOne() {
        for (String url : new String[] {"", "localhost:8081", "ftp://localhost/", "http://a b"}) {
            assertThatExceptionOfType(SettingException.class)
                    .isThrownBy(() -> settings(url, 1))
                    .withMessageStartingWith("DESKSTREAM_WEBHOOK_URL: ");
        }
        assertThat(settings("http://localhost:8081/webhooks/meta", 1).webhookAddress())
                .hasPort(8081);
    }

    @Test
    void boundsMustMakeSense() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings("http://localhost/", 0))
                .withMessageStartingWith("DESKSTREAM_SIMULATOR_MOST_CONVERSATIONS: ");
    }

    @Test
    void aStartWithoutSecretsNamesTheVariable() {
        assertThatThrownBy(() -> SimulatorApplication.builder()
                        .run("--server.port=0", "--deskstream.meta.app-secrets=")
                        .close())
                .satisfies(failure -> assertThat(QuietSettingFailures.causeOf(failure))
                        .hasMessageStartingWith("DESKSTREAM_META_APP_SECRETS: "));
    }

    private static SimulatorSettings settings(@Nullable String url, int mostConversations) {
        return new SimulatorSettings(url, false, false, Set.of(), mostConversations, 1, 1, 1);
    }
}
