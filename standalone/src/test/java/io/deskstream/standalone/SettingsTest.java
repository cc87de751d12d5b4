package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/root-of-checkout");

    @Test
    void withNothingSetEveryPartRunsOnItsOwnPort() {
        Settings settings = Settings.of(List.of(), Map.of(), ROOT);

        assertThat(settings.parts()).containsExactly(Part.values());
        assertThat(settings.port(Part.GATEWAY)).isEqualTo(8080);
        assertThat(settings.dataDirectory()).isEqualTo(ROOT.resolve(".deskstream"));
    }

    @Test
    void theOffsetMovesEveryPort() {
        Settings settings = Settings.of(List.of(), Map.of("DESKSTREAM_PORT_OFFSET", "1000"), ROOT);

        assertThat(settings.port(Part.GATEWAY)).isEqualTo(9080);
        assertThat(settings.port(Part.POSTGRESQL)).isEqualTo(16432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "-1", "50104", "1.5"})
    void anOffsetThatMakesNoSenseIsRefusedByName(String offset) {
        assertThatThrownBy(() -> Settings.of(List.of(), Map.of("DESKSTREAM_PORT_OFFSET", offset), ROOT))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("DESKSTREAM_PORT_OFFSET: wants");
    }

    @Test
    void aPartThatIsGivenIsNotRunHere() {
        Settings settings = Settings.of(
                List.of(),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "broker:9092",
                        "SCHEMA_REGISTRY_URL",
                        "http://r",
                        "DATABASE_URL",
                        "r2dbc:x"),
                ROOT);

        assertThat(settings.parts()).doesNotContain(Part.KAFKA, Part.REGISTRY, Part.POSTGRESQL);
    }

    @Test
    void theRegistryKeepsItsDatabaseWhenTheServicesHaveAnother() {
        Settings settings = Settings.of(List.of(), Map.of("DATABASE_URL", "r2dbc:x"), ROOT);

        assertThat(settings.parts()).contains(Part.POSTGRESQL, Part.REGISTRY);
    }

    @Test
    void bareHasNoSimulatorAndWantsAGraphApi() {
        assertThatThrownBy(() -> Settings.of(List.of("--bare"), Map.of(), ROOT))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("DESKSTREAM_GRAPH_BASE_URL: ");

        Settings settings =
                Settings.of(List.of("--bare"), Map.of("DESKSTREAM_GRAPH_BASE_URL", "https://graph.facebook.com"), ROOT);
        assertThat(settings.parts()).doesNotContain(Part.SIMULATOR);
    }

    @Test
    void anUnknownArgumentIsRefused() {
        assertThatThrownBy(() -> Settings.of(List.of("--bear"), Map.of(), ROOT))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("--bear");
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThat(Settings.of(List.of(), Map.of("DATABASE_URL", " "), ROOT).get("DATABASE_URL"))
                .isEmpty();
    }
}
