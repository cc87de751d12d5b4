package io.deskstream.ingest;

import static io.deskstream.ingest.RunningIngest.SECOND_SECRET;
import static io.deskstream.ingest.RunningIngest.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.WebhookEvent;
import io.deskstream.schemas.ids.ConversationKey;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Meta and operators see of the service, on a real broker and a real registry. */
class WebhookContractTest {

    private static final byte[] MESSAGE = Bodies.read("page-message.json");

    private static String kafka;
    private static RunningIngest ingest;
    private static RecordCodec codec;

    private TopicTail events;
    private TopicTail quarantine;

    @BeforeAll
    static void startService() {
        kafka = TestKafka.start().bootstrapServers();
        String registry = TestRegistry.start().registryUrl();
        codec = RecordCodec.of(registry);
        ingest = RunningIngest.on(kafka, registry);
    }

    @AfterAll
    static void stopService() {
        ingest.close();
    }

    @BeforeEach
    void openTopics() {
        events = new TopicTail(kafka, TopicCatalog.WEBHOOK_EVENTS.name());
        quarantine = new TopicTail(kafka, TopicCatalog.WEBHOOK_EVENTS_QUARANTINE.name());
    }

    @AfterEach
    void closeTopics() {
        events.close();
        quarantine.close();
    }

    @Test
    void handshakeWithOurTokenGetsTheBareChallenge() throws Exception {
        HttpResponse<String> answer =
                ingest.get("/webhooks/meta?hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=1158201444");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?hub.mode=subscribe&hub.verify_token=other&hub.challenge=1",
                "?hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
                "?hub.mode=subscribe&hub.challenge=1",
                "?hub.mode=unsubscribe&hub.verify_token=verify%20me&hub.challenge=1",
                ""
            })
    void handshakeWithoutItIsForbidden(String query) throws Exception {
        HttpResponse<String> answer = ingest.get("/webhooks/meta" + query);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "verify_token_unknown");
    }

    @Test
    void aMessageIsOnItsConversationsPartitionBeforeItIsAnswered() throws Exception {
        Instant before = Instant.now().minusMillis(1);

        HttpResponse<String> answer = ingest.deliver(MESSAGE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("EVENT_RECEIVED");
        ConversationKey key = new ConversationKey("facebook", "404217156637689", "1423587017700273");
        assertThat(events.records()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(key.toString());
            assertThat(record.partition()).isEqualTo(key.partition(RunningIngest.PARTITIONS));
            WebhookEvent event = event(record);
            assertThat(event.getConversationKey()).isEqualTo(key.toString());
            assertThat(event.getChannel()).isEqualTo("facebook");
            assertThat(event.getAccountId()).isEqualTo("404217156637689");
            assertThat(event.getParticipantId()).isEqualTo("1423587017700273");
            assertThat(event.getSection()).isEqualTo("messaging");
            assertThat(event.getField()).isNull();
            assertThat(event.getWorkspaceId()).isEqualTo("00000000-0000-0000-0000-000000000001");
            assertThat(event.getEntryTime()).isEqualTo(Instant.ofEpochMilli(1791797604591L));
            assertThat(event.getReceivedAt()).isBetween(before, Instant.now());
            assertThat(event.getRaw()).startsWith("{\"sender\"").endsWith("}}");
            assertThat(new String(MESSAGE, StandardCharsets.UTF_8)).contains(event.getRaw());
        });
        assertThat(quarantine.records()).isEmpty();
    }

    @Test
    void theSameItemDeliveredTwiceHasTheSameEventId() throws Exception {
        ingest.deliver(MESSAGE);
        ingest.deliver(MESSAGE);
        ingest.deliver(Bodies.read("page-echo.json"));

        List<String> ids = events.records().stream()
                .map(record -> event(record).getEventId())
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void whatBelongsToNoConversationIsKeptByteForByteAndTheRestGoesOn() throws Exception {
        HttpResponse<String> answer = ingest.deliver(Bodies.read("mixed-with-malformed.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events.records())
                .extracting(record -> event(record).getParticipantId())
                .containsExactlyInAnyOrder("1001", "1006", "1008");
        List<ConsumerRecord<String, byte[]>> kept = quarantine.records();
        assertThat(kept).hasSize(11).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(header(record, "object")).isEqualTo("page");
            assertThat(Instant.parse(header(record, "received_at"))).isBeforeOrEqualTo(Instant.now());
        });
        assertThat(kept).anySatisfy(record -> {
            assertThat(record.value())
                    .isEqualTo("{\"id\":\"404217156637689\",\"something_new\":[1]}".getBytes(StandardCharsets.UTF_8));
            assertThat(header(record, "reason")).isEqualTo("unknown_section");
            assertThat(header(record, "entry_id")).isEqualTo("404217156637689");
        });
    }

    @Test
    void aWhatsAppBodyIsKeptWhole() throws Exception {
        byte[] body = Bodies.read("whatsapp-message.json");

        assertThat(ingest.deliver(body).statusCode()).isEqualTo(200);

        assertThat(quarantine.records()).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(body);
            assertThat(header(record, "reason")).isEqualTo("unsupported_object");
            assertThat(header(record, "object")).isEqualTo("whatsapp_business_account");
        });
    }

    @Test
    void aBodyThatTellsOfNothingIsTaken() throws Exception {
        assertThat(ingest.deliver(utf8("{\"object\":\"page\",\"entry\":[]}")).statusCode())
                .isEqualTo(200);

        assertNothingWritten();
    }

    @Test
    void everyKnownSecretIsAccepted() throws Exception {
        assertThat(ingest.deliver(MESSAGE, signature(SECOND_SECRET, MESSAGE)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignatureThatIsNotOursWritesNothing() throws Exception {
        String good = signature(RunningIngest.FIRST_SECRET, MESSAGE);
        List<String> signatures = List.of(
                signature("unknown-secret", MESSAGE),
                signature(RunningIngest.FIRST_SECRET, utf8("{}")),
                good.substring(0, good.length() - 2),
                good + "00",
                good.replace("sha256=", "sha1="),
                good.replace("sha256=", ""),
                "sha256=" + "z".repeat(64),
                "sha256=");
        for (String signature : signatures) {
            assertUnauthorized(ingest.deliver(MESSAGE, signature));
        }
        assertNothingWritten();
    }

    @Test
    void noSignatureOrTheSha1OneAloneWritesNothing() throws Exception {
        assertUnauthorized(ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))));
        assertUnauthorized(ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))
                .header("X-Hub-Signature", "sha1=fb5bd1b2a4c3d2e1f0fb5bd1b2a4c3d2e1f0abcd")));
        assertNothingWritten();
    }

    @Test
    void twoSignaturesAreNone() throws Exception {
        assertUnauthorized(ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))
                .header("X-Hub-Signature-256", signature("unknown-secret", MESSAGE))
                .header("X-Hub-Signature-256", signature(RunningIngest.FIRST_SECRET, MESSAGE))));
        assertNothingWritten();
    }

    @Test
    void anUnsignedBodyIsNotJudgedAnyFurther() throws Exception {
        assertUnauthorized(ingest.deliver(utf8("not json"), signature("unknown-secret", MESSAGE)));
        assertUnauthorized(ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))
                .setHeader("Content-Type", "text/plain")
                .header("X-Hub-Signature-256", signature("unknown-secret", MESSAGE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "\"text\"", "42", "null", "{", "{}{}", "{\"object\":}", "\u0000"})
    void aSignedBodyThatIsNoJsonObjectIsABadRequest(String body) throws Exception {
        HttpResponse<String> answer = ingest.deliver(utf8(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "not_a_json_object");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "*/*", "nonsense"})
    void otherMediaTypesAreRefused(String mediaType) throws Exception {
        HttpResponse<String> answer = ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))
                .setHeader("Content-Type", mediaType)
                .header("X-Hub-Signature-256", signature(RunningIngest.FIRST_SECRET, MESSAGE)));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertProblem(answer, "unsupported_media_type");
        assertNothingWritten();
    }

    @Test
    void aCharsetBesideTheMediaTypeIsFine() throws Exception {
        assertThat(ingest.send(ingest.post(BodyPublishers.ofByteArray(MESSAGE))
                                .setHeader("Content-Type", "application/json; charset=utf-8")
                                .header("X-Hub-Signature-256", signature(RunningIngest.FIRST_SECRET, MESSAGE)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyOfFiveMebibytesIsTakenWhole() throws Exception {
        byte[] body = messageOf(5 << 20);

        assertThat(ingest.deliver(body).statusCode()).isEqualTo(200);

        assertThat(events.records())
                .singleElement()
                .satisfies(record -> assertThat(event(record).getRaw()).hasSizeGreaterThan((5 << 20) - 200));
    }

    @Test
    void aBodyOfOneByteMoreIsTooLargeAnnouncedOrNot() throws Exception {
        byte[] body = messageOf((5 << 20) + 1);
        String signature = signature(RunningIngest.FIRST_SECRET, body);

        HttpResponse<String> announced = ingest.deliver(body, signature);
        HttpResponse<String> chunked =
                ingest.send(ingest.post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .header("X-Hub-Signature-256", signature));

        for (HttpResponse<String> answer : List.of(announced, chunked)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertProblem(answer, "body_too_large");
        }
        assertNothingWritten();
    }

    @Test
    void aThousandItemsInOneBodyAreAllThereInOrder() throws Exception {
        StringBuilder body = new StringBuilder("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[");
        for (int i = 0; i < 1000; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"sender\":{\"id\":\"7\"},\"recipient\":{\"id\":\"1\"},\"n\":")
                    .append(i)
                    .append('}');
        }

        assertThat(ingest.deliver(utf8(body.append("]}]}").toString())).statusCode())
                .isEqualTo(200);

        assertThat(events.records())
                .extracting(record -> event(record).getRaw().replaceAll(".*\"n\":(\\d+)}", "$1"))
                .containsExactly(java.util.stream.IntStream.range(0, 1000)
                        .mapToObj(String::valueOf)
                        .toArray(String[]::new));
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        HttpResponse<String> answer =
                ingest.send(ingest.post(BodyPublishers.noBody()).method("PUT", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertProblem(answer, "method_not_allowed");
    }

    @Test
    void theServiceIsReadyAndCounts() throws Exception {
        ingest.deliver(MESSAGE);
        ingest.deliver(MESSAGE, "sha256=00");

        assertThat(ingest.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(ingest.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(ingest.get("/actuator/prometheus").body())
                .contains("deskstream_ingest_accepted_total", "deskstream_ingest_acknowledged_seconds_count")
                .contains("deskstream_ingest_refused_total{reason=\"signature_invalid\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/metrics", "/actuator/info", "/"})
    void nothingElseIsExposed(String path) throws Exception {
        assertThat(ingest.get(path).statusCode()).isEqualTo(404);
    }

    private void assertNothingWritten() {
        assertThat(events.records()).isEmpty();
        assertThat(quarantine.records()).isEmpty();
    }

    private static void assertUnauthorized(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertProblem(answer, "signature_invalid");
    }

    static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"about:blank\"", "\"status\":" + answer.statusCode(), "\"code\":\"" + code + "\"")
                .contains("\"title\":", "\"detail\":");
    }

    private static WebhookEvent event(ConsumerRecord<String, byte[]> record) {
        return (WebhookEvent) codec.decode(record.value());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] messageOf(int bytes) {
        byte[] head = utf8("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},"
                + "\"recipient\":{\"id\":\"1\"},\"message\":{\"text\":\"");
        byte[] tail = utf8("\"}}]}]}");
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(tail, 0, body, bytes - tail.length, tail.length);
        return body;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
