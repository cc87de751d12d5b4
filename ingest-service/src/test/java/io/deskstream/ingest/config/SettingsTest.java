package io.deskstream.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.ingest.IngestApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "spring.kafka.bootstrap-servers, '', KAFKA_BOOTSTRAP_SERVERS",
        "deskstream.schema-registry.url, somewhere, SCHEMA_REGISTRY_URL",
        "deskstream.topics.partitions, 0, DESKSTREAM_TOPIC_PARTITIONS",
        "deskstream.topics.replication, 0, DESKSTREAM_TOPIC_REPLICATION",
        "deskstream.meta.app-secrets, ' ,', DESKSTREAM_META_APP_SECRETS",
        "deskstream.meta.verify-token, '', DESKSTREAM_META_VERIFY_TOKEN"
    })
    void oneThatMakesNoSenseStopsTheStartByName(String property, String value, String variable) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--deskstream.schema-registry.url=http://127.0.0.1:1",
                "--deskstream.meta.app-secrets=secret",
                "--deskstream.meta.verify-token=token"));
        arguments.removeIf(argument -> argument.startsWith("--" + property + "="));
        arguments.add("--" + property + "=" + value);

        assertThatThrownBy(() -> IngestApplication.builder()
                        .run(arguments.toArray(String[]::new))
                        .close())
                .hasRootCauseInstanceOf(InvalidSettingException.class)
                .rootCause()
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new MetaSettings(List.of("first", "second"), "word").toString())
                .doesNotContain("first", "second", "word");
    }
}
