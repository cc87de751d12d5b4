package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.LabelChanged;
import io.deskstream.avro.SettingChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Labels and canned replies are every user's, settings the admins'. */
class SharedThingsTest {

    private static RunningService service;
    private static Api admin;
    private static Api agent;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = new Api(service.admin());
        agent = new Api(service.agent("agnes").client());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static DirectoryTopic topic() {
        return new DirectoryTopic(service.bean(RecordCodec.class));
    }

    @Test
    void shouldLetAnAgentMakeChangeAndDeleteALabelAndTellTheTopic() {
        Api.Answer created = agent.post("/api/labels", Map.of("name", " VIP ", "color", "#FF0000"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("name")).isEqualTo("VIP");
        assertThat(created.text("color")).isEqualTo("#ff0000");
        String id = created.text("id");
        Api.Answer changed = agent.patch("/api/labels/" + id, Map.of("name", "Very important"));
        assertThat(changed.text("color")).isEqualTo("#ff0000");
        try (DirectoryTopic topic = topic()) {
            LabelChanged told = topic.await("label:" + id, LabelChanged.class, label -> label.getVersion() == 2);
            assertThat(told.getName()).isEqualTo("Very important");
            assertThat(agent.delete("/api/labels/" + id).status()).isEqualTo(204);
            topic.awaitTombstone("label:" + id);
        }
        assertThat(agent.delete("/api/labels/" + id).status()).isEqualTo(404);
        assertThat(agent.patch("/api/labels/" + id, Map.of("name", "x")).status())
                .isEqualTo(404);
    }

    @Test
    void shouldKeepLabelsApartAlsoInUpperAndLowerCase() {
        agent.post("/api/labels", Map.of("name", "Late"));
        assertThat(agent.post("/api/labels", Map.of("name", "lATE")).code()).isEqualTo("label_exists");
        String other = agent.post("/api/labels", Map.of("name", "Later")).text("id");
        assertThat(agent.patch("/api/labels/" + other, Map.of("name", "LATE")).code())
                .isEqualTo("label_exists");
        assertThat(agent.patch("/api/labels/" + other, Map.of("name", "LATER")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#12345g", "#1234567"})
    void shouldRefuseWhatIsNoColor(String color) {
        Api.Answer answer = agent.post("/api/labels", Map.of("name", "n", "color", color));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/member").asString()).isEqualTo("color");
    }

    @Test
    void shouldPageThroughAListWithoutGapOrRepeatWhileItChanges() {
        for (int i = 0; i < 7; i++) {
            agent.post("/api/labels", Map.of("name", "page " + i));
        }
        List<String> before = ids(agent.all("/api/labels", 200, page -> {}));
        List<String> read = ids(agent.all("/api/labels", 2, page -> {
            agent.post("/api/labels", Map.of("name", "new " + page));
            agent.patch("/api/labels/" + before.get(page), Map.of("name", "renamed " + page));
        }));
        assertThat(read).doesNotHaveDuplicates().containsAll(before);
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.get("id").asString()).toList();
    }

    @Test
    void shouldLetAnAgentMakeChangeAndDeleteACannedReply() {
        Api.Answer created = agent.post(
                "/api/canned-replies", Map.of("shortcut", "grüße", "text", "Hello {{customer.name}}, {{agent.name}}"));
        assertThat(created.status()).isEqualTo(201);
        String path = "/api/canned-replies/" + created.text("id");
        assertThat(agent.patch(path, Map.of("text", "Hello")).text("shortcut")).isEqualTo("grüße");
        assertThat(agent.post("/api/canned-replies", Map.of("shortcut", "GRÜSSE", "text", "x"))
                        .status())
                .isEqualTo(201);
        assertThat(agent.post("/api/canned-replies", Map.of("shortcut", "GRÜße", "text", "x"))
                        .code())
                .isEqualTo("shortcut_exists");
        assertThat(ids(agent.get("/api/canned-replies").items())).contains(created.text("id"));
        assertThat(agent.delete(path).status()).isEqualTo(204);
        assertThat(agent.delete(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi|Hello {{customer.nam}}|text|customer.nam",
                "hi|Hello {{customer.name|text|does not close",
                "h i|Hello|shortcut|letters"
            })
    void shouldSayWhatIsWrongWithACannedReply(String shortcut, String text, String member, String says) {
        Api.Answer answer = agent.post("/api/canned-replies", Map.of("shortcut", shortcut, "text", text));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/member").asString()).isEqualTo(member);
        assertThat(answer.body().at("/errors/0/message").asString()).contains(says);
    }

    @Test
    void shouldKeepSettingsWithTheirDefaultsUntilAnAdminChangesThem() {
        assertThat(agent.get("/api/settings").body().toString())
                .isEqualTo("{\"unassigned_visible_to_agents\":true,\"undo_seconds\":5,\"mark_seen\":false}");
        assertThat(agent.patch("/api/settings", Map.of("mark_seen", true)).status())
                .isEqualTo(403);
        assertThat(admin.patch("/api/settings", Map.of("undo_seconds", 0, "mark_seen", true))
                        .body()
                        .toString())
                .isEqualTo("{\"unassigned_visible_to_agents\":true,\"undo_seconds\":0,\"mark_seen\":true}");
        try (DirectoryTopic topic = topic()) {
            topic.await(
                    "setting:undo_seconds",
                    SettingChanged.class,
                    setting -> setting.getValue().equals("0"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 61})
    void shouldRefuseUndoSecondsOutsideOfTheirRange(int seconds) {
        assertThat(admin.patch("/api/settings", Map.of("undo_seconds", seconds)).status())
                .isEqualTo(400);
    }

    @Test
    void shouldNeverShowAnotherWorkspacesThings() {
        String label = agent.post("/api/labels", Map.of("name", "foreign")).text("id");
        service.tables()
                .run("update labels set workspace_id = ? where id = ?", UUID.randomUUID(), UUID.fromString(label));
        assertThat(ids(agent.all("/api/labels", 200, page -> {}))).doesNotContain(label);
        assertThat(agent.patch("/api/labels/" + label, Map.of("name", "mine")).status())
                .isEqualTo(404);
        assertThat(agent.delete("/api/labels/" + label).status()).isEqualTo(404);
    }
}
