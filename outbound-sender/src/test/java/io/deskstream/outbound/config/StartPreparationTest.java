package io.deskstream.outbound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class StartPreparationTest {

    private static final Map<String, Object> GOOD = Map.of(
            "deskstream.meta.app-secrets", "a-secret",
            "deskstream.token.keys", "k1:MDEyMzQ1Njc4OWFiY2RlZg==",
            "deskstream.schema-registry.url", "http://127.0.0.1:8085",
            "deskstream.files.public-url", "https://desk.example.com",
            "deskstream.files.key", "a file key of tests that is long enough");

    @ParameterizedTest
    @CsvSource({
        "deskstream.meta.app-secrets, '', DESKSTREAM_META_APP_SECRETS",
        "deskstream.token.keys, k1, DESKSTREAM_TOKEN_KEYS",
        "deskstream.schema-registry.url, '', SCHEMA_REGISTRY_URL",
        "deskstream.files.public-url, '', DESKSTREAM_PUBLIC_URL",
        "deskstream.files.key, short, DESKSTREAM_FILE_KEY",
        "deskstream.graph.version, newest, DESKSTREAM_GRAPH_VERSION",
        "deskstream.topics.partitions, many, DESKSTREAM_TOPIC_PARTITIONS",
        "deskstream.topics.replication, 0, DESKSTREAM_TOPIC_REPLICATION",
        "deskstream.outbound.in-flight, few, DESKSTREAM_OUTBOUND_IN_FLIGHT"
    })
    void theStartEndsWithTheNameOfTheWrongVariableBeforeAnyBeanIsMade(String property, String value, String variable) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("good", GOOD));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("wrong", Map.of(property, value)));

            assertThatThrownBy(() -> new StartPreparation().initialize(context))
                    .satisfies(failure -> assertThat(WrongSettingException.in(failure))
                            .hasMessageStartingWith(variable + ": wants "));
        }
    }
}
