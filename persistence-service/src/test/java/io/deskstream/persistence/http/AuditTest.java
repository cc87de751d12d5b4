package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit tells admins who did what to what, when and from where, newest first. */
class AuditTest {

    private static RunningService service;
    private static Api admin;
    private static Api agent;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = new Api(service.admin());
        agent = new Api(service.agent("agnes")
                .client()
                .mutate()
                .defaultHeader("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                .defaultHeader("User-Agent", "integration/" + "1".repeat(500))
                .build());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void shouldTellWhoDidWhatFromWhere() {
        String label = agent.post("/api/labels", Map.of("name", "audited")).text("id");
        JsonNode entry = admin.get("/api/audit?limit=1").items().getFirst();
        assertThat(entry.path("action").asString()).isEqualTo("label.created");
        assertThat(entry.at("/actor/name").asString()).isEqualTo("agnes");
        assertThat(entry.path("subject").toString()).isEqualTo("{\"kind\":\"label\",\"id\":\"" + label + "\"}");
        assertThat(entry.path("detail").toString()).isEqualTo("{\"name\":\"audited\"}");
        assertThat(entry.path("address").asString()).isEqualTo("198.51.100.7");
        assertThat(entry.path("user_agent").asString())
                .startsWith("integration/1")
                .hasSize(200);
        assertThat(entry.path("at").asString()).endsWith("Z");
    }

    @Test
    void shouldKeepTheNameOfThen() {
        agent.post("/api/labels", Map.of("name", "named"));
        JsonNode before = admin.get("/api/audit?limit=1").items().getFirst();
        service.tables().run("update users set name = 'renamed' where name = 'agnes'");
        assertThat(admin.get("/api/audit?limit=1").items().getFirst()).isEqualTo(before);
        service.tables().run("update users set name = 'agnes' where name = 'renamed'");
    }

    @Test
    void shouldPageDownWithoutGapOrRepeatWhileEntriesCome() {
        for (int i = 0; i < 6; i++) {
            agent.post("/api/labels", Map.of("name", "entry " + i));
        }
        List<Long> before = ids(admin.all("/api/audit", 200, page -> {}));
        List<Long> read =
                ids(admin.all("/api/audit", 3, page -> agent.post("/api/labels", Map.of("name", "meanwhile " + page))));
        assertThat(read).isEqualTo(before);
        assertThat(before).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static List<Long> ids(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("id").asLong()).toList();
    }

    @Test
    void shouldBeForAdminsOnly() {
        assertThat(agent.get("/api/audit").code()).isEqualTo("forbidden");
    }

    @Test
    void shouldRefuseAnotherListsCursor() {
        String cursor = PageCursor.text(
                new io.deskstream.persistence.directory.PageKey(java.time.Instant.EPOCH, java.util.UUID.randomUUID()));
        assertThat(admin.get("/api/audit?cursor=" + cursor).status()).isEqualTo(400);
    }
}
