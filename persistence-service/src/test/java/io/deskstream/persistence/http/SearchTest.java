package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Search finds what is there now and what the user may see, page by page, and bears any question. */
class SearchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static RunningService service;
    private static WebTestClient admin;
    private static RunningService.Agent anna;
    private static RunningService.Agent ben;
    private static Tables tables;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = service.admin();
        anna = service.agent("anna");
        ben = service.agent("ben");
        tables = service.tables();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        tables.empty();
        unassignedVisible(true);
    }

    private static void unassignedVisible(boolean visible) {
        admin.patch()
                .uri("/api/settings")
                .bodyValue(Map.of("unassigned_visible_to_agents", visible))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static JsonNode search(WebTestClient client, String q, String more) {
        return Objects.requireNonNull(client.get()
                .uri("/api/search?q={q}" + more, q)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> texts(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("message").isNull()
                        ? "name: " + marked(item)
                        : item.get("message").get("text").stringValue())
                .toList();
    }

    private static String marked(JsonNode item) {
        return item.get("highlight")
                .valueStream()
                .map(segment -> segment.get("match").booleanValue()
                        ? "[" + segment.get("text").stringValue() + "]"
                        : segment.get("text").stringValue())
                .collect(Collectors.joining());
    }

    private static List<String> found(WebTestClient client, String q) {
        return texts(search(client, q, ""));
    }

    private static String next(JsonNode page) {
        return page.get("next_cursor").isNull() ? "" : page.get("next_cursor").stringValue();
    }

    @Test
    void shouldShowConversationMessageAndHighlight() {
        UUID id = tables.conversation("7001", NOON, null);
        tables.participant(id, "Zoë");
        UUID message = tables.message(id, 1, "Where is my <b>café</b> order?", NOON);
        tables.awaitProjection();
        JsonNode item = search(admin, "CAFE", "").get("items").get(0);
        assertThat(item.propertyNames()).containsExactly("conversation", "message", "highlight");
        assertThat(item.get("conversation").get("id").stringValue()).isEqualTo(id.toString());
        assertThat(item.get("conversation").get("participant").get("name").stringValue())
                .isEqualTo("Zoë");
        assertThat(item.get("message").get("id").stringValue()).isEqualTo(message.toString());
        assertThat(item.get("highlight").toString())
                .isEqualTo("[{\"text\":\"Where is my <b>\",\"match\":false},{\"text\":\"café\",\"match\":true},"
                        + "{\"text\":\"</b> order?\",\"match\":false}]");
    }

    @ParameterizedTest
    @CsvSource({
        "crème, creme",
        "مدرسة, مدرسه",
        "أحمد, احمد",
        "我想退款谢谢, 退款",
        "東京タワー, タワ",
        "환불해주세요, 환불",
        "👍🏽, 👍",
        "Straße, STRASSE",
        "İzmir, izmir",
        "ﾀﾜｰ, タワー"
    })
    void shouldFindInTheScriptsThatCustomersWrite(String text, String q) {
        tables.message(tables.conversation("1", NOON, null), 1, text, NOON);
        tables.awaitProjection();
        assertThat(found(admin, q)).containsExactly(text);
        assertThat(found(admin, q + " other")).isEmpty();
    }

    @Test
    void shouldShowNamesFirstThenPhrasesThenWordsThenBeginningsEachNewestFirst() {
        UUID one = tables.conversation("1", NOON, null);
        UUID two = tables.conversation("2", NOON.plusSeconds(1), null);
        tables.run(
                "insert into participants (conversation_id, workspace_id, name, username) values (?, ?, ?, ?)",
                one,
                io.deskstream.persistence.directory.Workspace.ID,
                "Red Anna",
                "shoe.lover");
        tables.message(one, 1, "the shoe is red", NOON.plusSeconds(50));
        tables.message(one, 2, "red shoes", NOON.plusSeconds(60));
        tables.message(two, 1, "red shoe old", NOON.plusSeconds(10));
        tables.message(two, 2, "a red shoe new", NOON.plusSeconds(20));
        tables.message(two, 3, "red", NOON.plusSeconds(30));
        tables.awaitProjection();
        assertThat(found(admin, "red shoe"))
                .containsExactly(
                        "name: [Red] Anna @[shoe].lover",
                        "a red shoe new",
                        "red shoe old",
                        "the shoe is red",
                        "red shoes");
    }

    @Test
    void shouldShowAnAgentOnlyWhatTheyMaySee() {
        UUID annas = tables.conversation("1", NOON, anna.id());
        UUID bens = tables.conversation("2", NOON, ben.id());
        UUID nobodys = tables.conversation("3", NOON, null);
        Map.of(annas, "anna", bens, "ben", nobodys, "nobody").forEach((id, owner) -> {
            tables.participant(id, "Customer of " + owner);
            tables.message(id, 1, "secret of " + owner, NOON);
        });
        tables.awaitProjection();
        assertThat(found(admin, "secret")).hasSize(3);
        assertThat(found(anna.client(), "secret")).containsExactlyInAnyOrder("secret of anna", "secret of nobody");
        assertThat(found(anna.client(), "customer"))
                .containsExactlyInAnyOrder("name: [Customer] of anna", "name: [Customer] of nobody");
        unassignedVisible(false);
        assertThat(found(anna.client(), "secret")).containsExactly("secret of anna");
        tables.run("update conversations set assignee_id = ? where id = ?", ben.id(), annas);
        assertThat(found(anna.client(), "secret")).isEmpty();
        assertThat(found(ben.client(), "secret")).containsExactlyInAnyOrder("secret of anna", "secret of ben");
        tables.run("update conversations set workspace_id = ?", UUID.randomUUID());
        assertThat(found(admin, "secret")).isEmpty();
    }

    @Test
    void shouldFindMessagesAsTheyAreNow() {
        UUID id = tables.conversation("1", NOON, null);
        tables.participant(id, "Secret Name");
        UUID edited = tables.message(id, 1, "secret edited", NOON);
        UUID unsent = tables.message(id, 2, "secret unsent", NOON);
        UUID erased = tables.message(id, 3, "secret erased", NOON);
        tables.awaitProjection();
        assertThat(found(admin, "secret")).hasSize(4);
        tables.run("update messages set text = 'harmless' where id = ?", edited);
        tables.run("update messages set text = null, deleted_at = now() where id = ?", unsent);
        tables.run("delete from messages where id = ?", erased);
        tables.run("update participants set name = null");
        // Before the index has followed as well as after.
        assertThat(found(admin, "secret")).isEmpty();
        tables.awaitProjection();
        assertThat(found(admin, "secret")).isEmpty();
        assertThat(found(admin, "harmless")).containsExactly("harmless");
        assertThat(tables.column("select document_id from search_documents")).containsExactly(edited.toString());
    }

    @Test
    void shouldNotBelieveTheIndexAlone() {
        UUID id = tables.conversation("1", NOON, null);
        tables.message(id, 1, "one", NOON);
        UUID other = tables.message(id, 2, "two", NOON.plusSeconds(1));
        tables.awaitProjection();
        tables.run(
                "update search_documents set tokens = (select array_agg(distinct t) from search_documents, unnest(tokens) t)");
        assertThat(found(admin, "one")).containsExactly("one");
        assertThat(found(admin, "two")).containsExactly("two");
        assertThat(tables.column("select document_id from search_documents")).contains(other.toString());
    }

    @Test
    void shouldPageWithoutGapOrRepeatWhileMessagesComeAndGo() {
        UUID id = tables.conversation("1", NOON, null);
        tables.messages(
                id, 1203, "case when n % 3 = 0 then 'needles ' else 'needle ' end || n", "n * interval '997 seconds'");
        List<String> all = tables.column("select text from messages");
        tables.awaitProjection();
        List<String> seen = new ArrayList<>();
        JsonNode page = search(admin, "needle", "&limit=70");
        for (int round = 0; !next(page).isEmpty() && round < 50; round++) {
            seen.addAll(texts(page));
            // new ones, and backfilled ones in the middle of what is being paged through
            tables.message(id, 2000 + round, "needle new", NOON.plusSeconds(round));
            tables.message(id, 3000 + round, "needle late", NOON.minusSeconds(round * 30_000L));
            tables.awaitProjection();
            page = search(admin, "needle", "&limit=70&cursor=" + next(page));
        }
        seen.addAll(texts(page));
        List<String> kept = seen.stream()
                .filter(text -> !text.endsWith("late") && !text.endsWith("new"))
                .toList();
        assertThat(kept).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(seen)
                .as("what came later is of no page that was begun before")
                .doesNotContain("needle new");
        assertThat(seen.subList(0, 300))
                .as("whole words first, within a window")
                .allMatch(t -> t.startsWith("needle "));
    }

    @Test
    void shouldLeadOnWhereAPageHoldsLittleThatMayBeSeen() {
        UUID bens = tables.conversation("1", NOON, ben.id());
        UUID annas = tables.conversation("2", NOON, anna.id());
        tables.messages(bens, 3000, "'needle'", "n * interval '1 minute'");
        tables.message(annas, 1, "needle of anna", NOON.minusSeconds(86_400 * 365));
        tables.awaitProjection();
        assertThat(found(anna.client(), "needle")).containsExactly("needle of anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "a%",
                "' or 1=1 --",
                "'); drop table messages; --",
                "a & b | !c",
                "a:*",
                "(((",
                "\"",
                "*",
                "\u202E\u200D",
                "{1,2}",
                "$1",
                ":tokens",
                "\uD83D",
                "&&&|||",
                "null",
                "💣",
                "١",
                "\u0001"
            })
    void shouldTakeExpressionsForWordsOrNothing(String q) {
        tables.message(tables.conversation("1", NOON, null), 1, "xyz", NOON);
        tables.awaitProjection();
        assertThat(found(admin, q)).isEmpty();
    }

    @Test
    void shouldRefuseWhatItCannotRead() {
        refused("/api/search", "q");
        refused("/api/search?q=", "q");
        refused("/api/search?q=" + "x".repeat(201), "q");
        refused("/api/search?q=x&limit=201", "limit");
        refused("/api/search?q=x&like=y", "like");
        for (String cursor :
                List.of("x", "AQ", "AQAA", "_____________________", "AQE" + "A".repeat(100), "A".repeat(36))) {
            refused("/api/search?q=x&cursor=" + cursor, "cursor");
        }
        assertThat(found(admin, "y".repeat(200))).isEmpty();
        assertThat(found(admin, "y ".repeat(100))).isEmpty();
        assertThat(found(admin, "退".repeat(200))).isEmpty();
    }

    private static void refused(String uri, String member) {
        admin.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.errors[0].member")
                .isEqualTo(member);
    }
}
