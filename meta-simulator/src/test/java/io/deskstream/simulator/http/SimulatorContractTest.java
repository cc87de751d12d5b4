package io.deskstream.simulator.http;

import static io.deskstream.simulator.http.RunningSimulator.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.simulator.http.RunningSimulator.Answer;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own API and page. */
@TestInstance(Lifecycle.PER_CLASS)
class SimulatorContractTest {
    private final AppReceiver app = new AppReceiver();
    private final RunningSimulator simulator = new RunningSimulator(app.url());

    @AfterAll
    void stop() {
        simulator.close();
        app.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /sim/messages | {"channel":"facebook","account_id":"1","participant_id":"2","txt":"x","n":1} | n, txt
            /sim/messages | {"channel":"sms","account_id":"1","participant_id":"2","text":"x"} | channel
            /sim/messages | {"channel":"facebook","account_id":"one","participant_id":"2","text":"x"} | account_id
            /sim/messages | {"channel":"facebook","account_id":"1","participant_id":"2"} | text
            /sim/messages | {"channel":"facebook","account_id":"1","participant_id":"2","attachments":[{"href":"x"}]} | attachments[].href
            /sim/messages | no json | JSON
            /sim/read | {"channel":"facebook","account_id":"1"} | participant_id
            /sim/amendments | {"channel":"facebook","account_id":"1","participant_id":"2","mid":"m","action":"eat"} | action
            /sim/amendments | {"channel":"facebook","account_id":"1","participant_id":"2","mid":"m","action":"unsend"} | mid
            /sim/load | {"conversations":0,"messages_per_second":1,"seconds":1} | conversations
            /sim/load | {"conversations":1,"messages_per_second":1,"seconds":1,"days":1} | days
            """)
    void whatMakesNoSenseIsNamed(String path, String body, String named) {
        Answer answer = simulator.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").stringValue()).contains(named);
        assertThat(answer.json().path("code").stringValue()).isNotBlank();
    }

    @Test
    void faultsAreKeptAsTheyWerePutAndCheckedFirst() {
        String wanted = """
                {"send":{"error":{"code":613,"error_subcode":null},"rate":0.2,"latency_ms":50,"drop_response":0.01},
                "webhooks":{"duplicate":0.1,"reorder":0.1}}""";
        assertThat(simulator.put("/sim/faults", wanted).status()).isEqualTo(200);
        JsonNode present = simulator.get("/sim/faults").json();
        assertThat(present).isEqualTo(JsonMapper.shared().readTree(wanted));

        assertThat(simulator
                        .put("/sim/faults", "{\"send\":{\"drop_response\":1.5}}")
                        .status())
                .isEqualTo(400);
        assertThat(simulator.put("/sim/faults", "{\"webhook\":{}}").text()).contains("webhook");
        assertThat(simulator.get("/sim/faults").json()).isEqualTo(present);
        simulator.put("/sim/faults", "{}");
    }

    @Test
    void aWatcherSeesTheThreadAtOnceAndThenEveryChange() throws IOException, InterruptedException {
        simulator.write("facebook", PAGE, "4001", "hello");
        try (Stream<String> lines = simulator.stream("/sim/events?account_id=" + PAGE + "&participant_id=4001")
                .body()) {
            Iterator<JsonNode> threads = lines.filter(line -> line.startsWith("data:"))
                    .map(line -> JsonMapper.shared().readTree(line.substring(5)))
                    .iterator();
            assertThat(threads.next().path("messages")).hasSize(1);

            simulator.send(PAGE, "4001", "answer");

            JsonNode messages = threads.next().path("messages");
            assertThat(messages.at("/1/text").stringValue()).isEqualTo("answer");
            assertThat(messages.at("/1/state").stringValue()).isEqualTo("delivered");
        }
        JsonNode thread = simulator.get("/sim/conversations/" + PAGE + "/4001").json();
        assertThat(thread.path("messages")).hasSize(2);
    }

    @Test
    void thePageAndWhatItNeedsAreServed() {
        Answer page = simulator.get("/");
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text()).contains("customer-input", "customer-send", "customer-thread");
        assertThat(simulator.get("/page.js").text()).contains("customer-message");
        assertThat(simulator.get("/page.css").status()).isEqualTo(200);
        assertThat(simulator.get("/sim/cast").json().at("/accounts/0/customers").size())
                .isGreaterThan(2);
    }

    /** Reactor Netty 1.3.6 left about every twentieth of these without an answer. */
    @Test
    void aKeptAliveConnectionAnswersEveryRequest() {
        for (int i = 0; i < 500; i++) {
            assertThat(simulator.get("/sim/nothing").status()).isEqualTo(404);
            assertThat(simulator.get("/actuator/env").status()).isEqualTo(404);
            assertThat(simulator.get("/sim/faults").status()).isEqualTo(200);
        }
    }

    @Test
    void onlyHealthAndMetricsAreExposed() {
        assertThat(simulator.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(simulator.get("/actuator/prometheus").text()).contains("deskstream_simulator_webhooks_waiting");
        assertThat(simulator.get("/sim/nothing").contentType()).startsWith("application/problem+json");
        assertThat(simulator.get("/actuator/env").status()).isEqualTo(404);
        assertThat(simulator.get("/actuator/metrics").status()).isEqualTo(404);
    }
}
