package io.deskstream.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.simulator.SimulatorApplication;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

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

    @Test
    void aValueThatCannotBeReadNamesItsVariable() {
        assertThatThrownBy(() -> SimulatorApplication.builder()
                        .properties("DESKSTREAM_META_APP_SECRETS=one", "DESKSTREAM_SIMULATOR_MOST_MESSAGES=many")
                        .run("--server.port=0")
                        .close())
                .satisfies(failure -> assertThat(QuietSettingFailures.causeOf(failure))
                        .hasMessage("DESKSTREAM_SIMULATOR_MOST_MESSAGES: cannot be read, wants int"));
    }

    @Test
    void settingsMayBeGivenAsPropertiesByTheNamesOfTheirVariables() {
        try (ConfigurableApplicationContext context = SimulatorApplication.builder()
                .properties(
                        "server.port=0",
                        "DESKSTREAM_META_APP_SECRETS=one,two",
                        "DESKSTREAM_WEBHOOK_URL=http://localhost:1/webhooks/meta",
                        "DESKSTREAM_SIMULATOR_AUTO_READ=true")
                .run()) {
            assertThat(context.getBean(MetaSettings.class).secrets()).containsExactly("one", "two");
            assertThat(context.getBean(SimulatorSettings.class).webhookAddress())
                    .hasPort(1);
            assertThat(context.getBean(SimulatorSettings.class).habits().autoRead())
                    .isTrue();
            assertThat(context.getBean(SimulatorSettings.class).instagramAccounts())
                    .isEmpty();
        }
    }

    private static SimulatorSettings settings(@Nullable String url, int mostConversations) {
        return new SimulatorSettings(url, false, false, Set.of(), mostConversations, 1, 1, 1);
    }
}
