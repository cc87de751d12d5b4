package io.deskstream.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.testkit.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that cannot go well ends at once with one line that says why; a good one may be repeated. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--DESKSTREAM_PORT_OFFSET=x|DESKSTREAM_PORT_OFFSET: wants a whole number",
                "--DATABASE_URL=|DATABASE_URL: is missing",
                "--DATABASE_URL=jdbc:postgresql://x/y|DATABASE_URL: wants r2dbc:postgresql://",
                "--SCHEMA_REGISTRY_URL=nowhere|SCHEMA_REGISTRY_URL: wants an http",
                "--DESKSTREAM_FILES_DIR=|DESKSTREAM_FILES_DIR: is missing, wants a directory",
                "--DESKSTREAM_FILE_KEY=short|DESKSTREAM_FILE_KEY: wants at least 32 bytes",
                "--DESKSTREAM_FILES_S3=https://host/bucket|DESKSTREAM_FILES_S3: wants https://<access key>",
                "--DESKSTREAM_MEDIA_ALLOWED_HOSTS=localhost|DESKSTREAM_MEDIA_ALLOWED_HOSTS: wants host:port",
                "--DESKSTREAM_JWT_SECRET=short|DESKSTREAM_JWT_SECRET: wants at least 32 bytes",
                "--DESKSTREAM_TOKEN_KEYS=nonsense|DESKSTREAM_TOKEN_KEYS: wants id:base64 pairs",
                "--DESKSTREAM_TOPIC_PARTITIONS=0|DESKSTREAM_TOPIC_PARTITIONS: wants a number of at least 1",
                "--DESKSTREAM_TOPIC_PARTITIONS=5|DESKSTREAM_TOPIC_PARTITIONS wants 5",
                "--DESKSTREAM_PUBLIC_URL=desk.example.com/x|DESKSTREAM_PUBLIC_URL: wants the dashboard's origin",
                "--DESKSTREAM_OIDC_ISSUER=https://id.example.com|DESKSTREAM_OIDC_CLIENT_ID: is missing",
                "--DESKSTREAM_ADMIN_EMAIL=|DESKSTREAM_ADMIN_EMAIL: is missing"
            })
    void shouldSayInOneLineWhatASettingWants(String setting, String line, CapturedOutput output) {
        RunningService.start().close(); // topics with four partitions are there
        assertThatThrownBy(() -> RunningService.start(setting)).isNotNull();
        assertThat(output.getErr().lines().filter(text -> text.contains(line))).hasSize(1);
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseADatabaseOfANewerBuild(CapturedOutput output) {
        String database;
        try (RunningService service = RunningService.start()) {
            database = service.database();
            service.tables()
                    .run("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " checksum, installed_by, execution_time, success)"
                            + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)");
        }
        assertThatThrownBy(() -> RunningService.startOn(database)).isNotNull();
        assertThat(output.getErr()).contains("DATABASE_URL: the database is at schema version 999");
    }

    @Test
    void shouldMakeTheFirstAdminOnce() {
        String database;
        try (RunningService service = RunningService.start()) {
            database = service.database();
        }
        try (RunningService again =
                RunningService.startOn(database, "--DESKSTREAM_ADMIN_EMAIL=", "--DESKSTREAM_ADMIN_PASSWORD=")) {
            assertThat(again.tables().column("select email from users")).containsExactly(RunningService.ADMIN);
            again.admin().get().uri("/api/me").exchange().expectStatus().isOk();
        }
    }

    @Test
    void shouldShowNoSecretInItsSettings() {
        assertThat(new io.deskstream.persistence.config.DatabaseSettings(
                                TestPostgres.start().r2dbcUrl("x").replaceFirst("//.*@", "//user:hush@"), 0)
                        .toString())
                .doesNotContain("hush");
        String secret = "0123456789012345678901234567890123456789";
        assertThat(new io.deskstream.persistence.config.SessionSettings(secret, null).toString())
                .doesNotContain(secret);
        assertThat(new io.deskstream.persistence.config.TokenSettings("k:AAAAAAAAAAAAAAAAAAAAAA==").toString())
                .doesNotContain("AAAA");
        assertThat(new io.deskstream.persistence.config.AdminSettings("a", "hush").toString())
                .doesNotContain("hush");
    }
}
