package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Figures say what the tables hold, to each caller what they may know. */
class StatsTest {

    /** Before now, yet in the window of an hour and a day. */
    private static final Instant BASE = Instant.now().minusSeconds(1800);

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
    }

    private static JsonNode stats(WebTestClient client, String window) {
        return Objects.requireNonNull(client.get()
                .uri("/api/stats" + window)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** Each as {@code seq direction author-kind author-id seconds}. */
    private static void write(UUID conversation, String... messages) {
        StringBuilder values = new StringBuilder();
        for (String message : messages) {
            String[] parts = message.split(" ");
            values.append(values.isEmpty() ? "" : ",")
                    .append("(%s,'%s','%s','%s',%s)".formatted(parts[0], parts[1], parts[2], parts[3], parts[4]));
        }
        tables.run(
                "insert into messages (conversation_id, id, workspace_id, seq, version, direction, kind, author_kind,"
                        + " author_id, author_name, text, attachments, reactions, quick_replies, status, attempt,"
                        + " inbound_count, backfilled, created_at) select c.id, gen_random_uuid(), c.workspace_id, m.seq,"
                        + " m.seq, m.direction, 'text', m.author, m.author_id, '', 'text', '[]', '[]', '[]', 'sent', 0, 0,"
                        + " false, ?::timestamptz + m.at * interval '1 second' from conversations c, (values " + values
                        + ") as m(seq, direction, author, author_id, at) where c.id = ?",
                BASE.toString(),
                conversation);
    }

    private static UUID conversation(String participant, String status, @Nullable UUID assignee, long unread) {
        UUID id = tables.conversation(participant, BASE, assignee);
        tables.run("update conversations set status = ?, unread_count = ? where id = ?", status, unread, id);
        return id;
    }

    @Test
    void shouldCountConversationsByWhatTheyAre() {
        conversation("1", "open", anna.id(), 1);
        conversation("2", "open", null, 0);
        conversation("3", "pending", ben.id(), 2);
        conversation("4", "snoozed", null, 0);
        conversation("5", "resolved", null, 0);
        assertThat(stats(admin, "").get("conversations").toString())
                .isEqualTo("{\"open\":2,\"pending\":1,\"snoozed\":1,\"resolved\":1,\"unassigned\":2,\"unread\":2}");
        assertThat(stats(anna.client(), "").get("conversations").toString())
                .isEqualTo("{\"open\":2,\"pending\":0,\"snoozed\":1,\"resolved\":1,\"unassigned\":2,\"unread\":1}");
    }

    @Test
    void shouldMeasureFromTheFirstUnansweredMessageToTheFirstReplyByAPerson() {
        UUID one = conversation("1", "open", anna.id(), 0);
        write(
                one,
                "1 inbound customer x 0",
                "2 inbound customer x 50",
                "3 outbound bot b 60",
                "4 internal agent " + anna.id() + " 70",
                "5 outbound agent " + anna.id() + " 100", // 100 s
                "6 outbound agent " + anna.id() + " 101", // follows, answers nothing
                "7 inbound customer x 200",
                "8 outbound page p 210"); // 10 s
        UUID two = conversation("2", "open", ben.id(), 0);
        write(
                two,
                "1 outbound agent " + ben.id() + " 0",
                "2 inbound customer x 10",
                "3 outbound agent " + ben.id() + " 40");
        tables.awaitProjection();
        assertThat(stats(admin, "?window=1h").get("first_response").toString())
                .isEqualTo("{\"count\":3,\"median_s\":30.0,\"p90_s\":100.0}");
        assertThat(stats(anna.client(), "?window=1h").get("first_response").toString())
                .isEqualTo("{\"count\":1,\"median_s\":100.0,\"p90_s\":100.0}");
        tables.run("update first_replies set replied_at = replied_at - interval '2 hours'");
        assertThat(stats(admin, "?window=1h").get("first_response").toString())
                .isEqualTo("{\"count\":0,\"median_s\":null,\"p90_s\":null}");
        assertThat(stats(admin, "?window=24h")
                        .get("first_response")
                        .get("count")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void shouldTellWhoWaitsAndSinceWhen() {
        UUID answered = conversation("1", "open", anna.id(), 0);
        UUID waiting = conversation("2", "pending", ben.id(), 0);
        UUID botOnly = conversation("3", "open", anna.id(), 0);
        UUID done = conversation("4", "resolved", ben.id(), 0);
        write(answered, "1 inbound customer x 0", "2 outbound agent " + anna.id() + " 10");
        write(waiting, "1 outbound agent a 0", "2 inbound customer x 20", "3 inbound customer x 30");
        write(botOnly, "1 inbound customer x 40", "2 outbound bot b 50");
        write(done, "1 inbound customer x 0");
        tables.awaitProjection();
        JsonNode backlog = stats(admin, "").get("backlog");
        assertThat(backlog.get("waiting").intValue()).isEqualTo(2);
        assertThat(Instant.parse(backlog.get("longest_since").stringValue()).getEpochSecond())
                .isEqualTo(BASE.plusSeconds(20).getEpochSecond());
        assertThat(stats(anna.client(), "").get("backlog").get("waiting").intValue())
                .isEqualTo(1);
        write(waiting, "4 outbound agent " + ben.id() + " 60");
        tables.run("delete from messages where conversation_id = ?", botOnly);
        tables.awaitProjection();
        assertThat(stats(admin, "").get("backlog").toString()).isEqualTo("{\"waiting\":0,\"longest_since\":null}");
    }

    @Test
    void shouldCountMessagesOnceInBucketsWithoutGap() {
        UUID one = conversation("1", "open", anna.id(), 0);
        write(
                one,
                "1 inbound customer x 0",
                "2 outbound agent " + anna.id() + " 1",
                "3 internal agent a 2",
                "4 inbound customer x 600");
        tables.awaitProjection();
        tables.run("update messages set text = 'edited'");
        tables.run("insert into projection_queue select conversation_id, id from messages");
        tables.awaitProjection();
        JsonNode messages = stats(admin, "?window=1h").get("messages");
        assertThat(messages.get("inbound").intValue()).isEqualTo(2);
        assertThat(messages.get("outbound").intValue()).isEqualTo(1);
        assertThat(messages.get("bucket_s").intValue()).isEqualTo(300);
        assertThat(messages.get("buckets")).hasSize(12);
        assertThat(messages.get("buckets")
                        .valueStream()
                        .filter(bucket -> bucket.get("inbound").intValue() == 1))
                .hasSize(2);
        assertThat(stats(admin, "?window=7d").get("messages").get("buckets")).hasSize(28);
        assertThat(stats(admin, "?window=30d").get("messages").get("inbound").intValue())
                .isEqualTo(2);
        // A person's data goes, what happened stays counted.
        tables.run("delete from messages");
        tables.awaitProjection();
        assertThat(stats(admin, "?window=24h").get("messages").get("inbound").intValue())
                .isEqualTo(2);
        // Tables that are put in anew are counted anew.
        tables.run("truncate messages");
        write(one, "1 inbound customer x 0");
        tables.awaitProjection();
        assertThat(stats(admin, "?window=24h").get("messages").get("inbound").intValue())
                .isEqualTo(1);
    }

    @Test
    void shouldTellEachAgentsLoad() {
        UUID one = conversation("1", "open", anna.id(), 0);
        conversation("2", "pending", anna.id(), 0);
        conversation("3", "resolved", anna.id(), 0);
        write(one, "1 outbound agent " + anna.id() + " 0", "2 outbound agent " + anna.id() + " 1");
        tables.awaitProjection();
        String annas = "{\"id\":\"" + anna.id() + "\",\"name\":\"anna\",\"open\":1,\"assigned\":2,\"replies\":2}";
        assertThat(stats(admin, "").get("agents").toString())
                .contains(annas, "\"name\":\"ben\",\"open\":0,\"assigned\":0,\"replies\":0}");
        assertThat(stats(anna.client(), "").get("agents").toString()).isEqualTo("[" + annas + "]");
    }

    @Test
    void shouldRefuseOtherWindows() {
        for (String query : new String[] {"?window=2h", "?window=1H", "?from=x"}) {
            admin.get().uri("/api/stats" + query).exchange().expectStatus().isBadRequest();
        }
        service.client().get().uri("/api/stats").exchange().expectStatus().isUnauthorized();
    }
}
