package io.deskstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskstream.embedded.EmbeddedBroker;
import io.deskstream.schemas.topics.WrongTopicException;
import io.deskstream.testkit.TestKafka;
import io.deskstream.testkit.TestRegistry;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not in Kafka is not acknowledged: Meta is asked to deliver again. */
class UnavailabilityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] MESSAGE = Bodies.read("page-message.json");

    @Test
    void aBrokerThatStoppedMeansDeliverAgain() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.temporary().start();
        try (RunningIngest ingest =
                RunningIngest.on(broker.bootstrapServers(), TestRegistry.start().registryUrl())) {
            assertThat(ingest.deliver(MESSAGE).statusCode()).isEqualTo(200);

            broker.close();

            assertDeliverAgain(ingest.deliver(MESSAGE));
            assertDeliverAgain(ingest.deliver(Bodies.read("whatsapp-message.json")));
            assertThat(ingest.deliver(MESSAGE, "sha256=00").statusCode()).isEqualTo(401);
        } finally {
            broker.close();
        }
    }

    @Test
    void manyDeliveriesToAStoppedBrokerAreAllAnswered() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.temporary().start();
        try (RunningIngest ingest = RunningIngest.on(
                        broker.bootstrapServers(), TestRegistry.start().registryUrl());
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            broker.close();
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Callable<HttpResponse<String>> delivery = () -> ingest.deliver(MESSAGE);
                answers.add(senders.submit(delivery));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertDeliverAgain(answer.get());
            }
        } finally {
            broker.close();
        }
    }

    @Test
    void theServiceWaitsForABrokerThatComesLater(@TempDir Path data) throws Exception {
        int port = closedPort();
        try (RunningIngest ingest =
                RunningIngest.on("127.0.0.1:" + port, TestRegistry.start().registryUrl())) {
            assertDeliverAgain(ingest.deliver(MESSAGE));
            assertThat(ingest.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(ingest.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            try (EmbeddedBroker broker = new EmbeddedBroker(data, port).start()) {
                assertThat(broker.bootstrapServers()).endsWith(":" + port);
                await().atMost(PATIENCE)
                        .until(() -> ingest.get("/actuator/health/readiness").statusCode() == 200);
                await().atMost(PATIENCE).until(() -> ingest.deliver(MESSAGE).statusCode() == 200);
            }
        }
    }

    @Test
    void aStartOnAnotherPartitionCountIsRefused() {
        String kafka = TestKafka.start().bootstrapServers();
        String registry = TestRegistry.start().registryUrl();
        RunningIngest.on(kafka, registry).close();

        assertThatThrownBy(() -> RunningIngest.on(kafka, registry, "--deskstream.topics.partitions=5"))
                .hasRootCauseInstanceOf(WrongTopicException.class);
    }

    @Test
    void withoutARegistryAtTheStartEventsAreToBeDeliveredAgain() throws Exception {
        String registry = "http://127.0.0.1:" + closedPort() + "/apis/ccompat/v7";
        try (RunningIngest ingest = RunningIngest.on(TestKafka.start().bootstrapServers(), registry)) {
            assertDeliverAgain(ingest.deliver(MESSAGE));
            assertThat(ingest.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        }
    }

    private static void assertDeliverAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).containsAnyOf("not_acknowledged", "overloaded");
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
