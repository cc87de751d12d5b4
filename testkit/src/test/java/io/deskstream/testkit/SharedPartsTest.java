package io.deskstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

    @Test
    void theSameBrokerServesEveryTestOfThisJvm() throws Exception {
        String servers = TestKafka.start().bootstrapServers();

        assertThat(TestKafka.start().bootstrapServers()).isEqualTo(servers);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void aDatabaseIsMadeWhenItIsAskedForFirst() throws Exception {
        TestPostgres postgres = TestPostgres.start();

        try (var first = DriverManager.getConnection(postgres.jdbcUrl("mine"))) {
            first.createStatement().execute("CREATE TABLE kept (id int)");
        }
        try (var second = DriverManager.getConnection(postgres.jdbcUrl("mine"))) {
            assertThat(second.createStatement()
                            .executeQuery("SELECT count(*) FROM kept")
                            .next())
                    .isTrue();
        }
        assertThat(postgres.r2dbcUrl("mine")).startsWith("r2dbc:postgresql://").endsWith("/mine");
    }

    @Test
    void theRegistryAnswersConfluentsApi() throws Exception {
        URI subjects = URI.create(TestRegistry.start().registryUrl() + "/subjects");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(subjects).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
