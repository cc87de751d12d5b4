package io.deskstream.persistence;

import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestPostgres;
import io.deskstream.testkit.TestRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service on real parts, with a database of its own. */
public final class RunningService implements AutoCloseable {

    public static final String ADMIN = "admin@example.org";
    public static final String PASSWORD = "correct horse battery";

    public static final String FILE_KEY = "a file key of tests that is long enough";

    private final ConfigurableApplicationContext context;
    private final String database;

    private RunningService(ConfigurableApplicationContext context, String database) {
        this.context = context;
        this.database = database;
    }

    public static RunningService start(String... more) {
        return startOn("d" + UUID.randomUUID().toString().replace("-", ""), more);
    }

    /** @param more settings as {@code --NAME=value}, which go before the usual ones */
    public static RunningService startOn(String database, String... more) {
        return new RunningService(
                PersistenceApplication.builder().run(settings(database, more).toArray(String[]::new)), database);
    }

    /** The usual settings, and {@code more} in their place. */
    public static Stream<String> settings(String database, String... more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "--server.port", "0",
                "--server.address", "127.0.0.1",
                "--DATABASE_URL", TestPostgres.start().r2dbcUrl(database),
                "--KAFKA_BOOTSTRAP_SERVERS", TestKafka.start().bootstrapServers(),
                "--SCHEMA_REGISTRY_URL", TestRegistry.start().registryUrl(),
                "--DESKSTREAM_TOPIC_PARTITIONS", "4",
                "--DESKSTREAM_TOPIC_REPLICATION", "1"));
        settings.put("--DESKSTREAM_FILES_DIR", "target/files/" + database);
        settings.put("--DESKSTREAM_FILE_KEY", FILE_KEY);
        settings.putAll(Map.of(
                "--DESKSTREAM_JWT_SECRET",
                "a secret of tests that is long enough",
                "--DESKSTREAM_TOKEN_KEYS",
                "k1:AAAAAAAAAAAAAAAAAAAAAA==",
                "--DESKSTREAM_ADMIN_EMAIL",
                ADMIN,
                "--DESKSTREAM_ADMIN_PASSWORD",
                PASSWORD));
        for (String setting : more) {
            String[] nameAndValue = setting.split("=", 2);
            settings.put(nameAndValue[0], nameAndValue[1]);
        }
        return settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String database() {
        return database;
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Tables tables() {
        return tablesOf(database);
    }

    /** Also of a service that has ended. */
    public static Tables tablesOf(String database) {
        return new Tables(TestPostgres.start().jdbcUrl(database));
    }

    /** A client without a session. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    public WebTestClient admin() {
        return as(ADMIN, PASSWORD);
    }

    public WebTestClient as(String email, String password) {
        return withToken(logIn(email, password));
    }

    public WebTestClient withToken(String token) {
        return client().mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    public String logIn(String email, String password) {
        String[] token = new String[1];
        client().post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", email, "password", password))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.token")
                .value(String.class, found -> token[0] = found);
        return token[0];
    }

    /** A new agent, logged in. */
    public Agent agent(String name) {
        String email = name + "@example.org";
        String[] id = new String[1];
        admin().post()
                .uri("/api/users")
                .bodyValue(Map.of("email", email, "name", name, "role", "agent", "password", PASSWORD))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .value(String.class, found -> id[0] = found);
        return new Agent(UUID.fromString(id[0]), as(email, PASSWORD));
    }

    /** A user and a client with the user's session. */
    public record Agent(UUID id, WebTestClient client) {}

    @Override
    public void close() {
        context.close();
    }
}
