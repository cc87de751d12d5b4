package io.deskstream.persistence.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Files of messages: seen by whoever sees the conversation, harmless, kept where that is allowed, gone with their message. */
class AttachmentsTest {

    private static final byte[] PNG =
            "\u0089PNG\r\n\u001a\nnot much of a picture".getBytes(StandardCharsets.ISO_8859_1);

    private static final FileServer FILES = FileServer.start();
    private static RunningService service;
    private static WebTestClient admin;
    private static RunningService.Agent anna;
    private static RunningService.Agent ben;
    private static Tables tables;

    @BeforeAll
    static void start() {
        service = RunningService.start("--DESKSTREAM_MEDIA_ALLOWED_HOSTS=127.0.0.1:" + FILES.port());
        admin = service.admin();
        anna = service.agent("anna");
        ben = service.agent("ben");
        tables = service.tables();
    }

    @AfterAll
    static void stop() {
        service.close();
        FILES.close();
    }

    @BeforeEach
    void forget() {
        FILES.forget();
    }

    private static UUID message(UUID conversation, String kind, String url, @Nullable String name) {
        return message(conversation, kind, url, name, 1);
    }

    private static UUID message(UUID conversation, String kind, String url, @Nullable String name, long seq) {
        UUID id = UUID.randomUUID();
        String attachment = "{\"id\":\"%s\",\"kind\":\"%s\",\"url\":\"%s\",\"name\":%s,\"payload\":null}"
                .formatted(id, kind, url, name == null ? "null" : "\"" + name + "\"");
        tables.message(conversation, seq, "inbound", "customer", "received");
        tables.run(
                "update messages set attachments = ? where conversation_id = ? and seq = ?",
                "[" + attachment + "]",
                conversation,
                seq);
        return id;
    }

    private static UUID conversation(String channel, @Nullable UUID assignee) {
        UUID id = tables.conversation(UUID.randomUUID().toString(), Instant.now(), assignee);
        tables.run("update conversations set channel = ? where id = ?", channel, id);
        return id;
    }

    private static WebTestClient.ResponseSpec get(WebTestClient client, UUID attachment) {
        return client.get().uri("/api/attachments/" + attachment).exchange();
    }

    private static void awaitWorkDone() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tables.column("select id from attachments where work is not null")
                        .isEmpty());
    }

    private static List<String> kept(UUID attachment) {
        return tables.column("select mime_type from attachments where id = ?", attachment);
    }

    @Test
    void aPictureIsKeptAndShownEvenWhenThePlatformHasItNoMore() {
        String url = FILES.holding("/a.png", PNG);
        UUID attachment = message(conversation("facebook", null), "image", url, "cat.png");
        awaitWorkDone();
        FILES.forget();

        get(admin, attachment)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "image/png")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "sandbox; default-src 'none'")
                .expectHeader()
                .value(
                        "Content-Disposition",
                        disposition ->
                                assertThat(disposition).startsWith("inline;").contains("cat.png"))
                .expectBody(byte[].class)
                .isEqualTo(PNG);
    }

    @Test
    void aPartOfItIsAnsweredToWhoAsksForAPart() {
        UUID attachment = message(conversation("facebook", null), "image", FILES.holding("/b.png", PNG), null);
        awaitWorkDone();

        admin.get()
                .uri("/api/attachments/" + attachment)
                .header("Range", "bytes=1-3")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", "bytes 1-3/" + PNG.length)
                .expectBody(String.class)
                .isEqualTo("PNG");
        admin.get()
                .uri("/api/attachments/" + attachment)
                .header("Range", "bytes=" + PNG.length + "-")
                .exchange()
                .expectStatus()
                .isEqualTo(416);
        admin.head()
                .uri("/api/attachments/" + attachment)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(PNG.length);
    }

    @Test
    void ofInstagramOnlyTheReferenceIsKept() {
        UUID attachment = message(conversation("instagram", null), "image", FILES.holding("/c.png", PNG), null);
        awaitWorkDone();

        assertThat(FILES.served()).isEmpty();
        assertThat(kept(attachment)).containsOnlyNulls();
        get(admin, attachment).expectStatus().isOk().expectBody(byte[].class).isEqualTo(PNG);
        FILES.forget();
        get(admin, attachment)
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("attachment_gone");
    }

    @Test
    void aSharedPageKeepsItsLinkAndIsNotServed() {
        UUID attachment = message(conversation("facebook", null), "share", FILES.holding("/page", PNG), null);
        awaitWorkDone();

        assertThat(FILES.served()).isEmpty();
        get(admin, attachment).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><x/>",
                "MZ\u0000\u0001"
            })
    void whatABrowserCouldRunIsSavedAndNotShown(String content) {
        String url = FILES.holding("/x.png", content.getBytes(StandardCharsets.ISO_8859_1), "image/png");
        UUID attachment = message(conversation("facebook", null), "image", url, "x.png");

        for (int round = 0; round < 2; round++) {
            get(admin, attachment)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Content-Type", "application/octet-stream")
                    .expectHeader()
                    .value(
                            "Content-Disposition",
                            disposition -> assertThat(disposition).startsWith("attachment;"));
            awaitWorkDone();
        }
    }

    @Test
    void aNameThatIsAnAttackBecomesAName() {
        String url = FILES.holding("/d.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        UUID attachment = message(conversation("facebook", null), "file", url, "../../e\u202evil.pdf");

        get(admin, attachment)
                .expectHeader()
                .value(
                        "Content-Disposition",
                        disposition -> assertThat(disposition)
                                .startsWith("attachment;")
                                .contains("evil.pdf")
                                .doesNotContain("..", "/", "\u202e", "%E2%80%AE"));
    }

    @Test
    void onlyWhoMaySeeTheConversationMaySeeItsFiles() {
        UUID annas = message(conversation("facebook", anna.id()), "image", FILES.holding("/e.png", PNG), null);

        get(anna.client(), annas).expectStatus().isOk();
        get(admin, annas).expectStatus().isOk();
        get(ben.client(), annas).expectStatus().isNotFound();
        get(service.client(), annas).expectStatus().isUnauthorized();
        get(admin, UUID.randomUUID()).expectStatus().isNotFound();
        admin.get()
                .uri("/api/attachments/..%2f..%2fetc%2fpasswd")
                .exchange()
                .expectStatus()
                .isNotFound();
        admin.get().uri("/api/attachments/x").exchange().expectStatus().isNotFound();
    }

    @Test
    void anUnsentMessagesCopyIsRemoved() {
        UUID conversation = conversation("facebook", null);
        UUID attachment = message(conversation, "image", FILES.holding("/f.png", PNG), null);
        awaitWorkDone();
        assertThat(kept(attachment)).containsExactly("image/png");
        assertThat(stored(attachment)).exists();

        tables.run(
                "update messages set attachments = '[]', deleted_at = now() where conversation_id = ?", conversation);

        get(admin, attachment).expectStatus().isNotFound();
        awaitWorkDone();
        assertThat(kept(attachment)).isEmpty();
        assertThat(stored(attachment)).doesNotExist();
    }

    @Test
    void anErasedMessagesCopyIsRemoved() {
        UUID conversation = conversation("facebook", null);
        UUID attachment = message(conversation, "image", FILES.holding("/g.png", PNG), null);
        awaitWorkDone();

        tables.run("delete from messages where conversation_id = ?", conversation);

        awaitWorkDone();
        assertThat(kept(attachment)).isEmpty();
        assertThat(stored(attachment)).doesNotExist();
    }

    @Test
    void anAddressWithinIsNeverAsked() {
        String url = "http://127.0.0.1:" + service.port() + "/actuator/health";
        UUID attachment = message(conversation("facebook", null), "image", url, null);

        get(admin, attachment).expectStatus().isEqualTo(410);
        awaitWorkDone();
        assertThat(kept(attachment)).containsOnlyNulls();
    }

    @Test
    void whatIsLargerThanIsTakenIsNotKept() {
        String url = FILES.holding("/large.png", new byte[(25 << 20) + 1]);
        UUID attachment = message(conversation("facebook", null), "image", url, null);

        get(admin, attachment)
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("attachment_too_large");
        awaitWorkDone();
        assertThat(kept(attachment)).containsOnlyNulls();
    }

    @Test
    void theApiShowsOurAddressForFilesAndTheLinkForPages() {
        UUID conversation = conversation("facebook", null);
        UUID picture = message(conversation, "image", FILES.holding("/h.png", PNG), null);
        message(conversation, "share", "https://example.com/post", null, 2);

        admin.get()
                .uri("/api/conversations/" + conversation + "/messages")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].attachments[0].url")
                .isEqualTo("/api/attachments/" + picture)
                .jsonPath("$.items[1].attachments[0].url")
                .isEqualTo("https://example.com/post");
    }

    private static java.io.File stored(UUID attachment) {
        String id = attachment.toString();
        return new java.io.File("target/files/" + service.database() + "/attachments/" + id.substring(0, 2) + "/" + id);
    }
}
