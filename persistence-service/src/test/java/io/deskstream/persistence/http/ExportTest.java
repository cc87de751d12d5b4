package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Exports hold every row once, whatever its text, and nothing of them piles up before a slow reader. */
class ExportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.005Z");
    private static final String CONVERSATIONS = "id,channel,account_id,account_name,participant_id,participant_name,"
            + "participant_username,status,snoozed_until,assignee_id,assignee_name,labels,unread_count,last_seq,"
            + "last_message_at,created_at,erased_at\r\n";
    private static final String MESSAGES =
            "id,conversation_id,channel,account_id,participant_id,seq,created_at,sent_at,"
                    + "direction,kind,author_kind,author_id,author_name,text,attachments,status,error_code,edited_at,deleted_at,"
                    + "platform_message_id,client_message_id,backfilled\r\n";

    private static RunningService service;
    private static WebTestClient admin;
    private static RunningService.Agent anna;
    private static Tables tables;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = service.admin();
        anna = service.agent("anna");
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

    private static String export(String path) {
        return new String(
                admin.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Content-Type", "text/csv;charset=UTF-8")
                        .expectHeader()
                        .valueMatches("Content-Disposition", "attachment; filename=\"(conversations|messages).csv\"")
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteConversationsWithTheColumnsThatTheDocumentationNames() {
        assertThat(export("/api/export/conversations.csv")).isEqualTo("\uFEFF" + CONVERSATIONS);
        UUID id = tables.conversation("7001", NOON, anna.id());
        tables.participant(id, "=cmd|'/c calc'!A1");
        tables.run("update conversations set labels = '{vip,\"late, very\"}' where id = ?", id);
        assertThat(export("/api/export/conversations.csv"))
                .isEqualTo("\uFEFF" + CONVERSATIONS + id + ",facebook,100,,7001,'=cmd|'/c calc'!A1,,open,,"
                        + anna.id() + ",anna,\"[\"\"vip\"\",\"\"late, very\"\"]\",1,1,2026-03-01T12:00:00.005Z,"
                        + "2026-03-01T12:00:00.005Z,\r\n");
    }

    @Test
    void shouldWriteMessagesInOrderWithTheirTexts() {
        UUID id = tables.conversation("7001", NOON, null);
        tables.participant(id, "Zoë");
        UUID second = tables.message(id, 2, "退款 👍", NOON.plusSeconds(1));
        UUID first = tables.message(id, 1, "two\nlines, \"quoted\"", NOON);
        assertThat(export("/api/export/messages.csv"))
                .isEqualTo("\uFEFF" + MESSAGES + first + "," + id + ",facebook,100,7001,1,2026-03-01T12:00:00.005Z,,"
                        + "inbound,text,customer,x,Zoë,\"two\nlines, \"\"quoted\"\"\",0,received,,,,,,false\r\n"
                        + second
                        + "," + id
                        + ",facebook,100,7001,2,2026-03-01T12:00:01.005Z,,inbound,text,customer,x,Zoë,退款 👍,0,"
                        + "received,,,,,,false\r\n");
        String range = "/api/export/messages.csv?from=2026-03-01T12:00:00.006Z&to=";
        assertThat(export(range + "2026-03-01T11:00:01.006-01:00"))
                .contains(second.toString())
                .doesNotContain(first.toString());
        assertThat(export(range + "2026-03-01T12:00:01.005Z")).isEqualTo("\uFEFF" + MESSAGES);
    }

    @Test
    void shouldBeForAdminsWhoAskRightly() {
        for (String path : new String[] {"/api/export/conversations.csv", "/api/export/messages.csv"}) {
            service.client().get().uri(path).exchange().expectStatus().isUnauthorized();
            anna.client().get().uri(path).exchange().expectStatus().isForbidden();
            for (String query : new String[] {"?from=yesterday", "?to=1960-01-01T00:00:00Z", "?limit=1"}) {
                admin.get().uri(path + query).exchange().expectStatus().isBadRequest();
            }
        }
        UUID other = tables.conversation("7001", NOON, null);
        tables.message(other, 1, "not ours", NOON);
        UUID workspace = UUID.randomUUID();
        tables.run("update conversations set workspace_id = ?", workspace);
        tables.run("update messages set workspace_id = ?", workspace);
        assertThat(export("/api/export/messages.csv")).isEqualTo("\uFEFF" + MESSAGES);
        assertThat(export("/api/export/conversations.csv")).isEqualTo("\uFEFF" + CONVERSATIONS);
    }

    @Test
    void shouldReadOnlyAsFastAsTheClientTakes() throws Exception {
        fill(200_000);
        double before = rowsRead();
        try (BufferedReader lines = lines()) {
            assertThat(lines.readLine()).isEqualTo("\uFEFF" + MESSAGES.strip());
            assertThat(rowsReadWhenItRests() - before)
                    .as("rows read for a client that took one line")
                    .isBetween(1.0, 150_000.0); // sockets hold megabytes
            assertThat(lines.lines().count()).isEqualTo(200_000);
        }
        assertThat(rowsRead() - before).isEqualTo(200_000);
    }

    @Test
    void shouldNotLookWholeWhereItBrokeOff() throws Exception {
        fill(200_000);
        try (BufferedReader lines = lines()) {
            lines.readLine();
            rowsReadWhenItRests();
            tables.run("alter table messages rename to messages_away");
            assertThatThrownBy(() -> {
                        while (lines.readLine() != null) {}
                    })
                    .isInstanceOf(IOException.class);
        } finally {
            tables.run("alter table messages_away rename to messages");
        }
    }

    private static void fill(int rows) {
        UUID id = tables.conversation("7001", NOON, null);
        tables.run("alter table messages disable trigger user"); // nobody searches for them
        tables.messages(id, rows, "repeat('some text ', 12) || n", "n * interval '1 second'");
        tables.run("alter table messages enable trigger user");
    }

    private static double rowsRead() {
        return service.bean(MeterRegistry.class)
                .get("deskstream.export.rows")
                .counter()
                .count();
    }

    private static double rowsReadWhenItRests() {
        double[] last = {-1};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    double rows = rowsRead();
                    boolean rests = rows > 0 && rows == last[0];
                    last[0] = rows;
                    return rests;
                });
        return last[0];
    }

    private static BufferedReader lines() throws IOException, InterruptedException {
        String port = service.bean(Environment.class).getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/export/messages.csv"))
                .header("Authorization", "Bearer " + service.logIn(RunningService.ADMIN, RunningService.PASSWORD))
                .build();
        HttpResponse<InputStream> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
