package io.deskstream.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.DataDeletionRequested;
import io.deskstream.schemas.serde.RecordCodec;
import io.deskstream.schemas.topics.TopicCatalog;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta's call for a person who wants their data deleted, and the page on which they ask after it. */
class DeletionContractTest {

    private static final String REQUEST =
            "{\"algorithm\":\"HMAC-SHA256\",\"expires\":1291840400,\"issued_at\":1291836800,\"user_id\":\"218471\"}";

    private static String kafka;
    private static RunningIngest ingest;
    private static RecordCodec codec;
    private TopicTail requests;

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
    void openTopic() {
        requests = new TopicTail(kafka, TopicCatalog.DELETION_REQUESTS.name());
    }

    @AfterEach
    void closeTopic() {
        requests.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(String secret, String payload) {
        String encoded = base64(payload.getBytes(UTF_8));
        String hex = RunningIngest.signature(secret, encoded.getBytes(UTF_8)).substring("sha256=".length());
        return base64(HexFormat.of().parseHex(hex)) + "." + encoded;
    }

    private static HttpResponse<String> post(String signedRequest) throws Exception {
        return ingest.send(form("signed_request=" + URLEncoder.encode(signedRequest, UTF_8)));
    }

    private static HttpRequest.Builder form(String body) {
        return HttpRequest.newBuilder(ingest.uri("/webhooks/meta/deletion"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {RunningIngest.FIRST_SECRET, RunningIngest.SECOND_SECRET})
    void aRequestOfAnyOfTheAppsSecretsIsKeptAndAnsweredAsMetaWantsIt(String secret) throws Exception {
        HttpResponse<String> answer = post(signed(secret, REQUEST));

        assertThat(answer.statusCode()).isEqualTo(200);
        String code = member(answer.body(), "confirmation_code");
        assertThat(member(answer.body(), "url"))
                .isEqualTo(ingest.uri("/webhooks/meta/deletion/" + code).toString());
        assertThat(requests.records()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(code);
            DataDeletionRequested kept = (DataDeletionRequested) codec.decode(record.value());
            assertThat(kept.getConfirmationCode()).isEqualTo(code);
            assertThat(kept.getPlatformUserId()).isEqualTo("218471");
        });
    }

    @Test
    void behindAProxyTheStatusPageIsWhereTheProxyIs() throws Exception {
        HttpResponse<String> answer = ingest.send(form("signed_request=" + signed(RunningIngest.FIRST_SECRET, REQUEST))
                .header("X-Forwarded-Proto", "https"));

        assertThat(member(answer.body(), "url")).startsWith("https://127.0.0.1:");
    }

    @Test
    void thePageTellsWhenTheRequestCameAndNothingOfThePerson() throws Exception {
        String url = member(post(signed(RunningIngest.FIRST_SECRET, REQUEST)).body(), "url");

        HttpResponse<String> page = ingest.get(URI.create(url).getPath());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(page.body())
                .contains(url.substring(url.lastIndexOf('/') + 1), "UTC")
                .doesNotContain("218471");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1700000000-00000000-00000000000000000000", "%3Cscript%3E", "..%2f..%2f"})
    void aCodeThatWeDidNotGiveOutIsUnknown(String code) throws Exception {
        HttpResponse<String> page = ingest.get("/webhooks/meta/deletion/" + code);

        assertThat(page.statusCode()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("<");
    }

    @Test
    void whatIsNotSignedByTheAppIsRefusedAndNothingIsKept() throws Exception {
        String good = signed(RunningIngest.FIRST_SECRET, REQUEST);
        String payload = good.substring(good.indexOf('.'));

        for (String bad : new String[] {
            "",
            "x",
            ".",
            payload,
            base64(new byte[32]) + payload,
            good + "A",
            good.substring(0, 10) + "." + payload,
            signed("another-secret", REQUEST),
            signed(RunningIngest.FIRST_SECRET, REQUEST.replace("HMAC-SHA256", "none")),
            signed(RunningIngest.FIRST_SECRET, "{\"user_id\":\"1\"}"),
            signed(RunningIngest.FIRST_SECRET, REQUEST.replace("\"218471\"", "null")),
            signed(RunningIngest.FIRST_SECRET, "no json"),
        }) {
            assertThat(post(bad).statusCode()).as(bad).isEqualTo(401);
        }
        assertThat(ingest.send(form("")).statusCode()).isEqualTo(401);
        assertThat(requests.records()).isEmpty();
    }
}
