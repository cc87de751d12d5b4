package io.deskstream.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.outbound.domain.Fixtures;
import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.GraphError;
import io.deskstream.outbound.domain.Usage;
import io.deskstream.outbound.running.ScriptedGraph;
import io.deskstream.schemas.crypto.FileLinks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call's end tells about whether the message may have left. */
class SendApiTest {

    private static final FileLinks LINKS = FileLinks.of("a file key of tests that is long enough");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PublicFiles FILES = new PublicFiles("https://desk.example.com", LINKS, () -> NOON);

    private final ScriptedGraph graph = new ScriptedGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void aMessageIdIsAnAcceptance() {
        graph.when("2001", ScriptedGraph.accepts("m_1"));

        assertThat(send(graph.url())).isEqualTo(new GraphAnswer.Accepted("m_1", Usage.UNKNOWN));
    }

    @Test
    void anErrorObjectIsARefusalWhateverTheStatus() {
        graph.when(
                "2001",
                ScriptedGraph.answers(200, "{\"error\":{\"message\":\"no\",\"code\":\"613\",\"is_transient\":true}}"));

        assertThat(send(graph.url()))
                .isEqualTo(new GraphAnswer.Refused(200, new GraphError(613, 0, true, "no"), Usage.UNKNOWN));
    }

    @Test
    void usageHeadersAreReadAndMalformedOnesIgnored() {
        graph.when(
                "2001",
                ScriptedGraph.answers(
                        200,
                        "{\"message_id\":\"m\"}",
                        "X-App-Usage",
                        "{\"call_count\":28,\"total_time\":95,\"total_cputime\":3}",
                        "X-Business-Use-Case-Usage",
                        "{nonsense"));

        assertThat(send(graph.url())).isEqualTo(new GraphAnswer.Accepted("m", new Usage(95, Duration.ZERO)));
    }

    @Test
    void retryAfterIsReadWhereThePlatformTellsNoOtherTime() {
        graph.when("2001", ScriptedGraph.answers(429, "", "Retry-After", "17"));

        assertThat(send(graph.url())).isEqualTo(new GraphAnswer.Unreadable(429, new Usage(0, Duration.ofSeconds(17))));
    }

    @Test
    void aRedirectIsNotFollowed() {
        graph.when("/v26.0/", ScriptedGraph.answers(302, "", "Location", graph.url() + "/elsewhere"));

        assertThat(send(graph.url())).isEqualTo(new GraphAnswer.Unreadable(302, Usage.UNKNOWN));
        assertThat(graph.seen("elsewhere")).isEmpty();
    }

    @Test
    void aConnectionEndedAfterTheRequestIsLostAndTheRequestIsNotRepeated() {
        graph.when("2001", ScriptedGraph.drops());

        assertThat(send(graph.url())).isInstanceOf(GraphAnswer.Lost.class);
        assertThat(graph.seen("2001")).hasSize(1);
    }

    @Test
    void aPooledConnectionThatEndsIsNotTriedAgainEither() {
        try (GraphHttp http = http(graph.url(), Duration.ofSeconds(20))) {
            graph.when("2001", ScriptedGraph.accepts("m_1"));
            assertThat(send(http)).isInstanceOf(GraphAnswer.Accepted.class);

            graph.when("2001", ScriptedGraph.drops());
            assertThat(send(http)).isInstanceOf(GraphAnswer.Lost.class);
        }
        assertThat(graph.seen("2001")).hasSize(2);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsLost() {
        CountDownLatch ended = new CountDownLatch(1);
        graph.when("2001", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (GraphHttp http = http(graph.url(), Duration.ofMillis(300))) {
            assertThat(send(http)).isInstanceOf(GraphAnswer.Lost.class);
        } finally {
            ended.countDown();
        }
    }

    @Test
    void anAnswerWithoutAnEndOrBeyondAllBoundsIsLost() {
        graph.when("2001", ScriptedGraph.answers(200, "{\"message_id\":\"" + "m".repeat(300_000) + "\"}"));

        assertThat(send(graph.url())).isInstanceOf(GraphAnswer.Lost.class);
    }

    @Test
    void whereNobodyListensTheRequestCannotHaveLeft() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(send("http://127.0.0.1:" + free)).isInstanceOf(GraphAnswer.NotReached.class);
    }

    @Test
    void whereTheNameIsUnknownTheRequestCannotHaveLeft() {
        assertThat(send("http://graph.invalid")).isInstanceOf(GraphAnswer.NotReached.class);
    }

    @Test
    void whereNoEncryptedConnectionIsMadeTheRequestCannotHaveLeft() {
        assertThat(send(graph.url().replace("http://", "https://"))).isInstanceOf(GraphAnswer.NotReached.class);
        assertThat(graph.seen("2001")).isEmpty();
    }

    @Test
    void neitherAReasonNorTheSettingsShowASecret() {
        graph.when("2001", ScriptedGraph.drops());
        GraphSettings settings = GraphSettings.of(URI.create(graph.url()), "v26.0", "the-app-secret");

        assertThat(send(graph.url()).toString()).doesNotContain("proof", Fixtures.TOKEN.value());
        assertThat(settings.toString()).doesNotContain("the-app-secret");
    }

    @Test
    void anUploadIsGivenByALinkThatHoldsForAnHour() {
        UUID upload = UUID.randomUUID();

        assertThat(FILES.address("upload:" + upload))
                .isEqualTo("https://desk.example.com" + LINKS.path(upload, NOON.plusSeconds(3600)));
        assertThat(FILES.address("https://example.com/a.png")).isEqualTo("https://example.com/a.png");
    }

    private static GraphAnswer send(String url) {
        try (GraphHttp http = http(url, Duration.ofSeconds(20))) {
            return send(http);
        }
    }

    private static GraphAnswer send(GraphHttp http) {
        return new SendApi(http, FILES)
                .send(Fixtures.call())
                .toCompletableFuture()
                .join();
    }

    private static GraphHttp http(String url, Duration callTimeout) {
        return new GraphHttp(
                new GraphSettings(URI.create(url), "v26.0", "a-secret", Duration.ofSeconds(3), callTimeout, 10));
    }
}
