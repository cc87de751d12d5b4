package io.deskstream.outbound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String FILE_KEY = "a file key of tests that is long enough";
    private static final String KEYS = "k1:MDEyMzQ1Njc4OWFiY2RlZg==";

    @ParameterizedTest(name = "{0} refuses \"{2}\"")
    @MethodSource("senseless")
    void aSenselessSettingIsRefusedByOneLineThatNamesIt(
            String variable, Function<String, Object> settings, String value) {
        assertThatThrownBy(() -> settings.apply(value))
                .isInstanceOf(WrongSettingException.class)
                .message()
                .startsWith(variable + ": wants ")
                .hasLineCount(1)
                .doesNotContain("hidden");
    }

    static Stream<Arguments> senseless() {
        Function<String, Object> secrets = MetaSettings::new;
        Function<String, Object> keys = TokenSettings::new;
        Function<String, Object> address = url -> new GraphAddress(url, "v26.0");
        Function<String, Object> version = text -> new GraphAddress("https://graph.facebook.com", text);
        Function<String, Object> registry = RegistrySettings::new;
        Function<String, Object> publicUrl = url -> new FileSettings(url, FILE_KEY);
        Function<String, Object> fileKey = key -> new FileSettings("https://desk.example.com", key);
        return Stream.of(
                        rows(
                                "DESKSTREAM_PUBLIC_URL",
                                publicUrl,
                                "",
                                "desk.example.com",
                                "ftp://x",
                                "http://u@x",
                                "http://x?a"),
                        rows("DESKSTREAM_FILE_KEY", fileKey, "", "hidden"),
                        rows("DESKSTREAM_META_APP_SECRETS", secrets, "", " ", ",hidden"),
                        rows("DESKSTREAM_TOKEN_KEYS", keys, "", "hidden", "k:hidden", "k:aGlkZGVu"),
                        rows("DESKSTREAM_GRAPH_BASE_URL", address, "", "graph", "ftp://x", "http://u@x", "http://x?a"),
                        rows("DESKSTREAM_GRAPH_VERSION", version, "", "26", "v26", "latest"),
                        rows("SCHEMA_REGISTRY_URL", registry, "", "registry:8085"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(String variable, Function<String, Object> settings, String... values) {
        return Stream.of(values).map(value -> Arguments.of(variable, settings, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://graph.facebook.com", "http://127.0.0.1:8090", "https://proxy.example/graph"})
    void anAddressWithOrWithoutAPortAndAPathIsTaken(String url) {
        assertThat(new GraphAddress(url, "v26.0").base()).hasToString(url);
    }

    @Test
    void theFirstSecretProves() {
        assertThat(new MetaSettings(" one , two").firstSecret()).isEqualTo("one");
    }

    @Test
    void secretsDoNotShow() {
        assertThat(new MetaSettings("hidden").toString()
                        + new TokenSettings(KEYS)
                        + new FileSettings("https://desk.example.com", FILE_KEY))
                .doesNotContain("hidden", "MDEy", FILE_KEY);
    }

    @Test
    void boundsHaveALeast() {
        assertThatThrownBy(() -> new SenderSettings(49, 250)).hasMessageStartingWith("DESKSTREAM_OUTBOUND_IN_FLIGHT");
        assertThatThrownBy(() -> new SenderSettings(50, 0.5))
                .hasMessageStartingWith("DESKSTREAM_OUTBOUND_PAGE_CALLS_PER_SECOND");
        assertThatThrownBy(() -> new TopicSettings(0, 1)).hasMessageStartingWith("DESKSTREAM_TOPIC_PARTITIONS");
        assertThatThrownBy(() -> new TopicSettings(1, 0)).hasMessageStartingWith("DESKSTREAM_TOPIC_REPLICATION");
    }
}
