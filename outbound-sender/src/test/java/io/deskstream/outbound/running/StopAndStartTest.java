package io.deskstream.outbound.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.SendRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopAndStartTest {

    private final RunningSender sender = RunningSender.get();

    @Test
    void aStopWaitsForTheCallsUnderWayAndTellsTheirOutcome() {
        Conversation conversation = Conversation.with("6001");
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        sender.graph.when("\"6001\"", exchange -> {
            called.countDown();
            awaitQuietly(goOn);
            ScriptedGraph.accepts("m_6001").answer(exchange);
        });

        String sendId = conversation.send(sender, "hello");
        awaitQuietly(called);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(sender::stop);
        goOn.countDown();
        stopped.join();
        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("sent");

        sender.startAgain();
    }

    @Test
    void aCopyThatComesAfterARestartIsKnownByTheCommittedMark() {
        Conversation conversation = Conversation.with("6002");
        SendRequest request =
                conversation.request(sender.nextNumber(), "before the restart").build();
        byte[] bytes = sender.codec.encode(request);
        sender.write("send-requests", conversation.key().toString(), bytes);
        sender.results.awaitSend(request.getSendId());

        sender.stop();
        sender.write("send-requests", conversation.key().toString(), bytes);
        String later = conversation.send(sender, "after the restart");
        sender.startAgain();

        assertThat(sender.results.awaitSend(later).getOutcome()).isEqualTo("sent");
        assertThat(sender.graph.seen("\"before the restart\"")).hasSize(1);
        assertThat(sender.results.of(request.getSendId())).hasSize(1);
    }

    @Test
    void itIsReadyAndTellsItsMetricsAndShowsNothingElse() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health/readiness").statusCode())
                                .isEqualTo(200));
        sender.results.awaitSend(Conversation.with("6003").send(sender, "hello"));

        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").body())
                .contains("deskstream_outbound_outcomes_total{", "outcome=\"sent\"")
                .contains("deskstream_outbound_in_flight", "deskstream_outbound_call_seconds_bucket");
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/metrics").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + sender.port() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
