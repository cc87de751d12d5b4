package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The list holds what the user may see and asked for, newest first, and its pages hold together under writes. */
class ConversationListTest {

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
        tables.run("truncate accounts");
        setUnassignedVisible(true);
    }

    private static void setUnassignedVisible(boolean visible) {
        admin.patch()
                .uri("/api/settings")
                .bodyValue(Map.of("unassigned_visible_to_agents", visible))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.unassigned_visible_to_agents")
                .isEqualTo(visible);
    }

    private static JsonNode get(WebTestClient client, String path, Object... variables) {
        return Objects.requireNonNull(client.get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<UUID> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get("id").stringValue()))
                .toList();
    }

    private static List<UUID> list(WebTestClient client, String query, Object... variables) {
        return ids(get(client, "/api/conversations" + query, variables));
    }

    @Test
    void shouldShowAConversationAsTheContractSays() {
        UUID id = tables.conversation("7001", NOON.plusMillis(5), anna.id());
        tables.participant(id, "Zoe");
        tables.run(
                "update conversations set labels = '{vip,late}', thread_owner = '263902037430900',"
                        + " reply_window_ends_at = ? where id = ?",
                java.sql.Timestamp.from(NOON.plus(1, ChronoUnit.DAYS)),
                id);
        JsonNode shown = get(admin, "/api/conversations/" + id);
        assertThat(shown.toString())
                .isEqualTo(("{'id':'" + id + "','channel':'facebook',"
                                + "'account':{'id':null,'account_id':'100','name':'100'},"
                                + "'participant':{'id':'7001','name':'Zoe','username':null,'avatar_url':null},"
                                + "'status':'open','snoozed_until':null,"
                                + "'assignee':{'id':'" + anna.id() + "','name':'anna'},"
                                + "'unread_count':1,'last_seq':1,'delivered_up_to_seq':0,'read_up_to_seq':0,"
                                + "'last_message':{'seq':1,'direction':'inbound','preview':'hello',"
                                + "'created_at':'2026-03-01T12:00:00.005Z'},"
                                + "'last_message_at':'2026-03-01T12:00:00.005Z',"
                                + "'reply_window_ends_at':'2026-03-02T12:00:00.000Z',"
                                + "'labels':['vip','late'],'thread_owner':{'app_id':'263902037430900','name':'Page Inbox'},"
                                + "'erased_up_to_seq':0,'version':1}")
                        .replace('\'', '"'));
    }

    @Test
    void shouldPageThroughTheListWithoutGapOrRepeatWhileMessagesArrive() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            // pairs share their time, so that the id decides; the index tells apart only what is five minutes apart
            Instant at = NOON.plus(i / 8 * 4, ChronoUnit.MINUTES).plusNanos(i / 2 * 1_000L);
            all.add(tables.conversation("p" + i, at, null));
        }
        List<UUID> seen = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String cursor = "";
        for (int page = 0; cursor != null; page++) {
            JsonNode answer = get(admin, "/api/conversations?limit=4&cursor=" + cursor);
            seen.addAll(ids(answer));
            times.addAll(answer.get("items").findValuesAsString("last_message_at"));
            cursor = answer.get("next_cursor").isNull()
                    ? null
                    : answer.get("next_cursor").stringValue();
            tables.conversation("new" + page, NOON.plus(page + 60, ChronoUnit.MINUTES), null);
            tables.run(
                    "update conversations set last_message_at = ? where id = ?",
                    java.sql.Timestamp.from(NOON.plus(page + 120, ChronoUnit.MINUTES)),
                    seen.getFirst());
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(times).hasSameSizeAs(all).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void shouldShowAnAgentOwnAndUnassignedConversationsAndAnAdminAll() {
        UUID annas = tables.conversation("1", NOON.plusSeconds(3), anna.id());
        UUID bens = tables.conversation("2", NOON.plusSeconds(2), ben.id());
        UUID nobodys = tables.conversation("3", NOON.plusSeconds(1), null);
        assertThat(list(admin, "")).containsExactly(annas, bens, nobodys);
        assertThat(list(anna.client(), "")).containsExactly(annas, nobodys);
        assertThat(list(anna.client(), "?assignee=" + ben.id())).isEmpty();
        anna.client()
                .get()
                .uri("/api/conversations/" + bens)
                .exchange()
                .expectStatus()
                .isNotFound();
        anna.client()
                .get()
                .uri("/api/conversations/" + bens + "/messages")
                .exchange()
                .expectStatus()
                .isNotFound();
        setUnassignedVisible(false);
        assertThat(list(anna.client(), "")).containsExactly(annas);
        anna.client()
                .get()
                .uri("/api/conversations/" + nobodys)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(list(admin, "")).hasSize(3);
    }

    @Test
    void shouldNeverShowAnotherWorkspace() {
        UUID id = tables.conversation("1", NOON, null);
        tables.run("update conversations set workspace_id = ?", UUID.randomUUID());
        assertThat(list(admin, "")).isEmpty();
        admin.get().uri("/api/conversations/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void shouldFilterTheList() {
        UUID open = tables.conversation("1", NOON.plusSeconds(3), anna.id());
        UUID resolved = tables.conversation("2", NOON.plusSeconds(2), ben.id());
        UUID instagram = tables.conversation("3", NOON.plusSeconds(1), null);
        tables.participant(open, "100% Zoë_K");
        tables.run(
                "update conversations set status = 'resolved', unread_count = 0, labels = '{vip}' where id = ?",
                resolved);
        tables.run("update conversations set channel = 'instagram', account_id = '200' where id = ?", instagram);
        assertThat(list(admin, "?status=resolved")).containsExactly(resolved);
        assertThat(list(admin, "?channel=instagram")).containsExactly(instagram);
        assertThat(list(admin, "?account_id=200")).containsExactly(instagram);
        assertThat(list(admin, "?label=vip")).containsExactly(resolved);
        assertThat(list(admin, "?unread=true")).containsExactly(open, instagram);
        assertThat(list(admin, "?unread=false")).containsExactly(resolved);
        assertThat(list(admin, "?assignee=none")).containsExactly(instagram);
        assertThat(list(anna.client(), "?assignee=me")).containsExactly(open);
    }

    @Test
    void shouldFindConversationsByNamesAndMessages() {
        UUID named = tables.conversation("1", NOON.plusSeconds(1), null);
        UUID written = tables.conversation("2", NOON.plusSeconds(2), null);
        UUID bens = tables.conversation("3", NOON.plusSeconds(3), ben.id());
        tables.participant(named, "100% Zoë_K");
        tables.message(written, 1, "Is Zoé there?", NOON);
        tables.message(bens, 1, "zoe", NOON);
        tables.awaitProjection();
        assertThat(list(admin, "?q={q}", "ZOË")).containsExactly(bens, written, named);
        assertThat(list(admin, "?q={q}", "100% z")).containsExactly(named);
        assertThat(list(admin, "?q=zoe&assignee=none&limit=1")).containsExactly(written);
        assertThat(list(anna.client(), "?q=zoe")).containsExactly(written, named);
        assertThat(list(admin, "?q={q}", "%_")).isEmpty();
    }

    @Test
    void shouldReadMessagesFromEitherEnd() {
        UUID id = tables.conversation("1", NOON, null);
        for (int seq = 1; seq <= 7; seq++) {
            tables.message(id, seq, "inbound", "customer", "received");
        }
        assertSlice(id, "?limit=3", true, 5, 6, 7);
        assertSlice(id, "?limit=3&before_seq=5", true, 2, 3, 4);
        assertSlice(id, "?limit=3&before_seq=2", false, 1);
        assertSlice(id, "?limit=3&after_seq=2", true, 3, 4, 5);
        assertSlice(id, "?after_seq=5", false, 6, 7);
        assertSlice(id, "?after_seq=7", false);
        assertSlice(id, "?after_seq=2&before_seq=4", false, 3);
    }

    private static void assertSlice(UUID id, String query, boolean more, int... seqs) {
        JsonNode slice = get(admin, "/api/conversations/" + id + "/messages" + query);
        assertThat(slice.get("items")
                        .valueStream()
                        .mapToInt(item -> item.get("seq").intValue()))
                .containsExactly(java.util.Arrays.stream(seqs).boxed().toArray(Integer[]::new));
        assertThat(slice.get("has_more").booleanValue()).isEqualTo(more);
    }

    @Test
    void shouldDeriveDeliveredAndReadFromTheConversationsMarks() {
        UUID id = tables.conversation("1", NOON, null);
        tables.message(id, 1, "outbound", "agent", "sent");
        tables.message(id, 2, "inbound", "customer", "received");
        tables.message(id, 3, "outbound", "agent", "failed");
        tables.message(id, 4, "outbound", "agent", "sent");
        tables.message(id, 5, "outbound", "agent", "sent");
        tables.message(id, 6, "internal", "agent", "sent");
        tables.run("update conversations set read_up_to_seq = 3, delivered_up_to_seq = 4 where id = ?", id);
        JsonNode slice = get(admin, "/api/conversations/" + id + "/messages");
        assertThat(slice.get("items")
                        .valueStream()
                        .map(item -> item.get("status").stringValue()))
                .containsExactly("read", "received", "failed", "delivered", "sent", "sent");
    }

    @Test
    void shouldShowAMessageAsTheContractSays() {
        UUID id = tables.conversation("1", NOON, null);
        tables.participant(id, "Zoe");
        tables.message(id, 1, "inbound", "customer", "received");
        tables.run(
                "update messages set created_at = ?, sent_at = ?, platform_message_id = 'm_1', attachments = ?,"
                        + " reactions = '[{\"actor\":\"customer\",\"emoji\":\"x\"},{\"actor\":\"page\",\"emoji\":\"\",\"at\":1}]',"
                        + " context = '{\"quick_reply\":{\"payload\":\"P\"}}', error_code = 'window_closed',"
                        + " error_message = 'too late', error_retryable = false",
                java.sql.Timestamp.from(NOON),
                java.sql.Timestamp.from(NOON),
                "[{\"id\":\"" + id
                        + "\",\"kind\":\"image\",\"url\":\"https://x/y\",\"name\":null,\"mime_type\":\"image/png\",\"size\":7,\"payload\":\"{}\"}]");
        JsonNode message = get(admin, "/api/conversations/" + id + "/messages")
                .get("items")
                .get(0);
        assertThat(message.propertyNames())
                .containsExactly(
                        "id",
                        "conversation_id",
                        "seq",
                        "version",
                        "direction",
                        "kind",
                        "author",
                        "text",
                        "attachments",
                        "reply_to",
                        "reactions",
                        "status",
                        "error",
                        "edited_at",
                        "deleted_at",
                        "platform_message_id",
                        "client_message_id",
                        "backfilled",
                        "context",
                        "sent_at",
                        "created_at");
        assertThat(message.get("author").toString()).isEqualTo("{\"kind\":\"customer\",\"id\":\"x\",\"name\":\"Zoe\"}");
        assertThat(message.get("attachments").toString())
                .isEqualTo("[{\"id\":\"" + id
                        + "\",\"kind\":\"image\",\"url\":\"/api/attachments/" + id
                        + "\",\"name\":null,\"mime_type\":\"image/png\",\"size\":7}]");
        assertThat(message.get("reactions").toString()).isEqualTo("[{\"actor\":\"customer\",\"emoji\":\"x\"}]");
        assertThat(message.get("context").toString()).isEqualTo("{\"quick_reply\":{\"payload\":\"P\"}}");
        assertThat(message.get("error").toString())
                .isEqualTo("{\"code\":\"window_closed\",\"message\":\"too late\",\"retryable\":false}");
        assertThat(message.get("sent_at").stringValue()).isEqualTo("2026-03-01T12:00:00.000Z");
    }
}
