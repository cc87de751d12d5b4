package io.deskstream.simulator.http;

import static io.deskstream.simulator.http.RunningSimulator.INSTAGRAM;
import static io.deskstream.simulator.http.RunningSimulator.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** What the app's webhook endpoint gets. Every test plays customers of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhookContractTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AppReceiver app = new AppReceiver();
    private final RunningSimulator simulator = new RunningSimulator(app.url());

    @BeforeAll
    void isUp() {
        assertThat(simulator.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @AfterEach
    void everythingWasSignedAndAllIsWellAgain() {
        assertThat(app.forged()).isEmpty();
        simulator.put("/sim/faults", "{}");
    }

    @AfterAll
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void aCustomersMessageComesSignedAndUnchanged() {
        String mid = simulator.write("facebook", PAGE, "1001", "Grüße 😀 über a/b");

        JsonNode item = received("1001", 1).getFirst();
        assertThat(item.at("/message/mid").stringValue()).isEqualTo(mid);
        assertThat(item.at("/message/text").stringValue()).isEqualTo("Grüße 😀 über a/b");
        assertThat(item.at("/recipient/id").stringValue()).isEqualTo(PAGE);
    }

    @Test
    void aPageGetsEchoDeliveryAndReadInOrder() {
        String mid =
                simulator.send(PAGE, "1002", "Hello").json().path("message_id").stringValue();
        simulator.post(
                "/sim/read", "{\"channel\":\"facebook\",\"account_id\":\"" + PAGE + "\",\"participant_id\":\"1002\"}");

        List<JsonNode> items = received("1002", 3);
        assertThat(items.get(0).at("/message/metadata").stringValue()).isEqualTo("send-1");
        assertThat(items.get(1).at("/delivery/mids/0").stringValue()).isEqualTo(mid);
        assertThat(items.get(2).at("/read/watermark").longValue())
                .isEqualTo(items.get(0).path("timestamp").longValue());
    }

    @Test
    void anInstagramAccountGetsABareEchoAndAReadWithItsMid() {
        String mid = simulator
                .send(INSTAGRAM, "1003", "Hello")
                .json()
                .path("message_id")
                .stringValue();
        simulator.post(
                "/sim/read",
                "{\"channel\":\"instagram\",\"account_id\":\"" + INSTAGRAM + "\",\"participant_id\":\"1003\"}");

        List<JsonNode> items = received("1003", 2);
        assertThat(items.get(0).path("message").propertyNames()).containsExactly("mid", "text", "is_echo");
        assertThat(items.get(1).at("/read/mid").stringValue()).isEqualTo(mid);
    }

    @Test
    void manyCustomersMessagesKeepTheOrderOfEachWhileTheAppRefuses() {
        app.refuseNext(25);
        for (int message = 1; message <= 10; message++) {
            for (int customer = 0; customer < 10; customer++) {
                simulator.write("facebook", PAGE, "200" + customer, "message " + message);
            }
        }

        List<String> inOrder =
                IntStream.rangeClosed(1, 10).mapToObj(n -> "message " + n).toList();
        for (int customer = 0; customer < 10; customer++) {
            List<JsonNode> items = received("200" + customer, 10);
            assertThat(items)
                    .extracting(item -> item.at("/message/text").stringValue())
                    .isEqualTo(inOrder);
            assertThat(items)
                    .extracting(item -> item.path("timestamp").longValue())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(app.refused()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void webhooksComeTwiceAtRateOne() {
        simulator.put("/sim/faults", "{\"webhooks\":{\"duplicate\":1}}");
        simulator.write("facebook", PAGE, "1004", "again");

        List<JsonNode> items = received("1004", 2);
        assertThat(items.get(0)).isEqualTo(items.get(1));
    }

    @Test
    void webhooksAreOvertakenAtRateOne() {
        simulator.put("/sim/faults", "{\"webhooks\":{\"reorder\":1}}");
        simulator.send(PAGE, "1005", "Hello");

        List<JsonNode> items = received("1005", 2);
        assertThat(items.get(0).has("delivery")).isTrue();
        assertThat(items.get(1).has("message")).isTrue();
    }

    @Test
    void aDroppedResponseLeavesTheMessageAcceptedAndEchoed() {
        simulator.put("/sim/faults", "{\"send\":{\"drop_response\":1}}");

        assertThatThrownBy(() -> simulator.callOnce(simulator.withBody(
                        "POST", RunningSimulator.sendPath(PAGE), RunningSimulator.sendBody("1006", "lost"))))
                .isInstanceOf(IOException.class);

        assertThat(received("1006", 2).getFirst().at("/message/text").stringValue())
                .isEqualTo("lost");
        assertThat(simulator.get("/sim/sent?participant_id=1006").json().path("items"))
                .hasSize(1);
    }

    @Test
    void aLoadWritesAsManyMessagesAsItWasAskedFor() {
        JsonNode started = simulator
                .post("/sim/load", "{\"conversations\":5,\"messages_per_second\":50,\"seconds\":1}")
                .json();

        await().atMost(LONG)
                .until(() -> simulator
                        .get("/sim/load/" + started.path("id").stringValue())
                        .json()
                        .path("state")
                        .stringValue()
                        .equals("finished"));
        IntStream.rangeClosed(1, 5).forEach(customer -> received("700000000000000" + customer, 10));
    }

    private List<JsonNode> received(String participantId, int count) {
        await().atMost(LONG).until(() -> app.items(participantId).size() >= count);
        List<JsonNode> items = app.items(participantId);
        assertThat(items).hasSize(count);
        return items;
    }
}
