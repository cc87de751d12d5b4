package io.deskstream.persistence.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.schemas.crypto.FileLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** What a user gives to be sent is what it is, theirs alone until it is sent, and fetched by the platform by a link. */
class UploadsTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nnot much of a picture".getBytes(ISO_8859_1);
    private static final FileLinks LINKS = FileLinks.of(RunningService.FILE_KEY);

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

    private static WebTestClient.ResponseSpec upload(WebTestClient client, String name, byte[] content) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        part(body, name, content);
        return upload(client, body);
    }

    private static void part(MultipartBodyBuilder body, String name, byte[] content) {
        body.part("file", new ByteArrayResource(content), MediaType.TEXT_HTML).filename(name);
    }

    private static WebTestClient.ResponseSpec upload(WebTestClient client, MultipartBodyBuilder body) {
        return client.post()
                .uri("/api/uploads")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    private static UUID uploaded(WebTestClient client, String name, byte[] content) {
        String[] id = new String[1];
        upload(client, name, content)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.upload_id")
                .value(String.class, found -> id[0] = found);
        return UUID.fromString(id[0]);
    }

    private static WebTestClient.ResponseSpec byLink(String path) {
        return service.client()
                .get()
                .uri(java.net.URI.create("http://127.0.0.1:" + service.port() + path))
                .exchange();
    }

    private static UUID send(UUID upload, long seq, UUID conversation) {
        UUID attachment = UUID.randomUUID();
        tables.message(conversation, seq, "outbound", "agent", "queued");
        tables.run(
                "update messages set attachments = ? where conversation_id = ? and seq = ?",
                "[{\"id\":\"%s\",\"kind\":\"image\",\"url\":\"upload:%s\",\"name\":\"cat.png\"}]"
                        .formatted(attachment, upload),
                conversation,
                seq);
        return attachment;
    }

    @Test
    void itIsToldWhatItIsByItsContent() {
        upload(admin, "../cat.html", PNG)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("image")
                .jsonPath("$.name")
                .isEqualTo("cat.html.png")
                .jsonPath("$.mime_type")
                .isEqualTo("image/png")
                .jsonPath("$.size")
                .isEqualTo(PNG.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script>", "<svg onload='x'/>", "MZ\u0000", "\u0000", ""})
    void whatIsNoneOfTheKnownTypesIsRefused(String content) {
        upload(admin, "cat.png", content.getBytes(ISO_8859_1))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file_type_refused");
    }

    @Test
    void oneThatIsTooLargeIsRefused() {
        byte[] large = java.util.Arrays.copyOf(PNG, (25 << 20) + 1);
        upload(admin, "large.png", large).expectStatus().isEqualTo(413);

        assertThat(tables.column("select id from uploads where size > 20000000"))
                .isEmpty();
    }

    @Test
    void oneRequestIsOneFile() {
        MultipartBodyBuilder two = new MultipartBodyBuilder();
        part(two, "a.png", PNG);
        part(two, "b.png", PNG);
        upload(admin, two).expectStatus().isBadRequest();
        MultipartBodyBuilder field = new MultipartBodyBuilder();
        field.part("file", "just text");
        upload(admin, field).expectStatus().isBadRequest();
        admin.post()
                .uri("/api/uploads")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        upload(service.client(), "a.png", PNG).expectStatus().isUnauthorized();
    }

    @Test
    void itIsItsUsersAlone() {
        UUID upload = uploaded(anna.client(), "cat.png", PNG);

        anna.client()
                .get()
                .uri("/api/uploads/" + upload)
                .exchange()
                .expectStatus()
                .isOk();
        admin.get().uri("/api/uploads/" + upload).exchange().expectStatus().isNotFound();
        tables.run("update uploads set created_at = now() - interval '25 hours' where id = ?", upload);
        anna.client()
                .get()
                .uri("/api/uploads/" + upload)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void nobodyFillsTheDiskWithWhatIsNeverSent() {
        RunningService.Agent greedy = service.agent("greedy");
        UUID upload = uploaded(greedy.client(), "cat.png", PNG);
        tables.run("update uploads set size = 300000000 where id = ?", upload);

        upload(greedy.client(), "cat.png", PNG)
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("upload_quota_exceeded");
        send(upload, 1, tables.conversation("greedy", Instant.now(), null));
        upload(greedy.client(), "cat.png", PNG).expectStatus().isCreated();
    }

    @Test
    void thePlatformFetchesItByASignedLink() {
        UUID upload = uploaded(admin, "cät.png", PNG);

        byLink(LINKS.path(upload, Instant.now().plusSeconds(60)))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "image/png")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody(byte[].class)
                .isEqualTo(PNG);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, -1, ''",
        "of another file, 60, other",
        "with a longer time, 60, longer",
        "without a signature, 60, none",
        "with a character more, 60, more",
    })
    void aLinkThatWeDidNotGiveOutOrThatIsOverGivesNothing(String what, long seconds, String change) {
        UUID upload = uploaded(admin, "cat.png", PNG);
        String path = LINKS.path(upload, Instant.now().plusSeconds(seconds));
        String changed = switch (change) {
            case "other" ->
                path.replace(upload.toString(), uploaded(admin, "b.png", PNG).toString());
            case "longer" -> path.replace("expires=", "expires=9");
            case "none" -> path.substring(0, path.indexOf("&"));
            case "more" -> path + URLEncoder.encode("=", StandardCharsets.UTF_8);
            default -> path;
        };

        byLink(changed).expectStatus().isNotFound();
        assertThat(what).isNotEmpty();
    }

    @Test
    void aLinkIsForFetchingOnly() {
        UUID upload = uploaded(admin, "cat.png", PNG);
        String path = LINKS.path(upload, Instant.now().plusSeconds(60));
        java.net.URI uri = java.net.URI.create("http://127.0.0.1:" + service.port() + path);

        service.client()
                .head()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(PNG.length);
        service.client().post().uri(uri).exchange().expectStatus().isEqualTo(405);
        service.client().delete().uri(uri).exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void onceSentItIsSeenByWhoSeesTheMessageAndGoesWithTheLastOne() {
        UUID upload = uploaded(admin, "cat.png", PNG);
        UUID conversation = tables.conversation(UUID.randomUUID().toString(), Instant.now(), anna.id());
        UUID first = send(upload, 1, conversation);
        UUID second = send(upload, 2, conversation);

        for (UUID attachment : new UUID[] {first, second}) {
            anna.client()
                    .get()
                    .uri("/api/attachments/" + attachment)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(byte[].class)
                    .isEqualTo(PNG);
        }
        tables.run("delete from messages where conversation_id = ? and seq = 1", conversation);
        awaitNothing("select id from attachments where work is not null");
        anna.client()
                .get()
                .uri("/api/attachments/" + second)
                .exchange()
                .expectStatus()
                .isOk();

        tables.run("delete from messages where conversation_id = ?", conversation);
        awaitNothing("select id from uploads where id = '" + upload + "'");
        assertThat(stored(upload)).doesNotExist();
        byLink(LINKS.path(upload, Instant.now().plusSeconds(60))).expectStatus().isNotFound();
    }

    private static void awaitNothing(String query) {
        await().atMost(Duration.ofSeconds(30)).until(() -> tables.column(query).isEmpty());
    }

    @Test
    void whatWasNeverSentIsRemovedAfterADay() {
        UUID old = uploaded(admin, "old.png", PNG);
        UUID sent = uploaded(admin, "sent.png", PNG);
        send(sent, 1, tables.conversation(UUID.randomUUID().toString(), Instant.now(), null));
        tables.run("update uploads set created_at = now() - interval '26 hours' where id in (?, ?)", old, sent);

        service.bean(AttachmentCopies.class).removeForgottenUploads().block();

        assertThat(tables.column("select id from uploads where id in (?, ?)", old, sent))
                .containsExactly(sent.toString());
        assertThat(stored(old)).doesNotExist();
        assertThat(stored(sent)).exists();
    }

    private static java.io.File stored(UUID upload) {
        String id = upload.toString();
        return new java.io.File("target/files/" + service.database() + "/uploads/" + id.substring(0, 2) + "/" + id);
    }
}
