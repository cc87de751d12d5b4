package io.deskstream.persistence.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.testkit.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

/** Ready only while the database answers. */
class DatabaseHealthTest {

    private static Status status(String url) {
        Health health = new DatabaseHealth(DatabaseClient.create(ConnectionFactories.get(url)))
                .health(true)
                .block();
        return Objects.requireNonNull(health).getStatus();
    }

    @Test
    void shouldBeUpWhenTheDatabaseAnswersAndDownWhenItDoesNot() {
        assertThat(status(TestPostgres.start().r2dbcUrl("health"))).isEqualTo(Status.UP);
        assertThat(status("r2dbc:postgresql://u:p@127.0.0.1:1/none")).isEqualTo(Status.DOWN);
    }
}
