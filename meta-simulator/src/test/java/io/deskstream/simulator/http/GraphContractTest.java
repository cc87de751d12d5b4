package io.deskstream.simulator.http;

import static io.deskstream.simulator.http.RunningSimulator.INSTAGRAM;
import static io.deskstream.simulator.http.RunningSimulator.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.simulator.http.RunningSimulator.Answer;
import io.deskstream.simulator.webhook.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** What a caller of the Graph API sees. Every test plays customers of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class GraphContractTest {
    private static final String TOKEN = "sim-token-" + PAGE;

    private final AppReceiver app = new AppReceiver();
    private final RunningSimulator simulator =
            new RunningSimulator(app.url(), "--deskstream.simulator.strict-window=true");

    @AfterAll
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void aSendIsAnsweredWithItsIdAndListed() {
        simulator.write("facebook", PAGE, "3001", "hello");

        Answer answer = simulator.send(PAGE, "3001", "answer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("recipient_id").stringValue()).isEqualTo("3001");
        JsonNode sent = simulator.get("/sim/sent?participant_id=3001").json().at("/items/0");
        assertThat(sent.path("message_id")).isEqualTo(answer.json().path("message_id"));
        assertThat(sent.path("account_id").stringValue()).isEqualTo(PAGE);
        assertThat(sent.path("text").stringValue()).isEqualTo("answer");
        assertThat(sent.path("metadata").stringValue()).isEqualTo("send-1");
        assertThat(sent.path("messaging_type").stringValue()).isEqualTo("RESPONSE");
        assertThat(sent.path("accepted_at").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void aTokenIsTakenFromTheHeaderAndFromAForm() {
        simulator.write("facebook", PAGE, "3002", "hello");
        Answer bearer = simulator.call(simulator
                .withBody("POST", "/v26.0/" + PAGE + "/messages", RunningSimulator.sendBody("3002", "by header"))
                .header("Authorization", "Bearer " + TOKEN));
        String form = "access_token=" + TOKEN + "&recipient=" + encoded("{\"id\":\"3002\"}") + "&message="
                + encoded("{\"text\":\"by form\"}");
        Answer formed = simulator.call(simulator
                .withBody("POST", "/v26.0/me/messages", form)
                .setHeader("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(bearer.status()).isEqualTo(200);
        assertThat(formed.status()).isEqualTo(200);
    }

    @Test
    void anUnknownTokenIsError190() {
        isError(simulator.post("/v26.0/me/messages?access_token=stolen", "{}"), 401, 190, null);
        isError(simulator.post("/v26.0/me/messages", "{}"), 401, 190, null);
        isError(simulator.get("/v26.0/3001"), 401, 190, null);
    }

    @Test
    void anotherAccountsTokenDoesNotReachAPage() {
        Answer answer = simulator.post("/v26.0/999/messages?access_token=" + TOKEN, "{}");

        isError(answer, 400, 100, 33);
    }

    @Test
    void aProofIsCheckedWhenItIsSent() {
        String proof = Signature.of("second-secret", TOKEN.getBytes(StandardCharsets.UTF_8));
        String path = "/v26.0/me?access_token=" + TOKEN + "&appsecret_proof=";

        assertThat(simulator.get(path + proof).status()).isEqualTo(200);
        isError(simulator.get(path + "0".repeat(64)), 400, 100, null);
    }

    @Test
    void whatBreaksALimitIsError100() {
        simulator.write("instagram", INSTAGRAM, "3003", "hello");
        isError(simulator.send(INSTAGRAM, "3003", "ü".repeat(501)), 400, 100, null);
        isError(
                simulator.post(RunningSimulator.sendPath(PAGE), "{\"message\":{\"text\":\"to nobody\"}}"),
                400,
                100,
                null);
        isError(simulator.post(RunningSimulator.sendPath(PAGE), "{\"recipient\":{\"id\":\"3003\"}}"), 400, 100, null);
        isError(simulator.post(RunningSimulator.sendPath(PAGE), "no json"), 400, 100, null);
        isError(simulator.send(PAGE, "nobody", "hello"), 400, 100, 2018001);
    }

    @Test
    void aCustomerWhoNeverWroteIsOutsideAStrictWindow() {
        isError(simulator.send(PAGE, "3004", "hello"), 400, 10, 2018278);
        isError(simulator.send(INSTAGRAM, "3004", "hello"), 400, 10, 2534022);
    }

    @Test
    void anInjectedErrorComesInMetasForm() {
        simulator.write("facebook", PAGE, "3005", "hello");
        simulator.put("/sim/faults", "{\"send\":{\"error\":{\"code\":613,\"error_subcode\":2534040},\"rate\":1}}");
        try {
            Answer answer = simulator.send(PAGE, "3005", "refused");

            isError(answer, 400, 613, 2534040);
            assertThat(answer.json().at("/error/is_transient").booleanValue()).isTrue();
        } finally {
            simulator.put("/sim/faults", "{}");
        }
        assertThat(simulator.send(PAGE, "3005", "accepted").status()).isEqualTo(200);
    }

    @Test
    void aSenderActionIsAnsweredWithTheRecipient() {
        Answer answer = simulator.post(
                RunningSimulator.sendPath(PAGE), "{\"recipient\":{\"id\":\"3006\"},\"sender_action\":\"typing_on\"}");

        assertThat(answer.json().path("recipient_id").stringValue()).isEqualTo("3006");
        assertThat(answer.json().has("message_id")).isFalse();
    }

    @Test
    void profilesShowTheWantedFields() {
        JsonNode facebook = simulator
                .get("/v26.0/3007?fields=name,profile_pic&access_token=" + TOKEN)
                .json();
        assertThat(facebook.propertyNames()).containsExactlyInAnyOrder("id", "name", "profile_pic");
        JsonNode instagram = simulator
                .get("/v26.0/3007?fields=name,username&access_token=sim-token-" + INSTAGRAM)
                .json();
        assertThat(instagram.path("username").stringValue()).isNotBlank();
        isError(simulator.get("/v26.0/3404?access_token=" + TOKEN), 400, 100, 2018218);
        assertThat(simulator
                        .get("/v26.0/me?fields=id,name&access_token=" + TOKEN)
                        .json()
                        .path("name")
                        .stringValue())
                .isEqualTo("Bluebird Bikes");
    }

    @Test
    void subscriptionsCanBeSeenAndChanged() {
        String path = "/v26.0/777/subscribed_apps?access_token=sim-token-777";
        assertThat(simulator.get(path).json().path("data")).hasSize(1);
        simulator.call(simulator.withBody("DELETE", path, ""));
        assertThat(simulator.get(path).json().path("data")).isEmpty();
        assertThat(simulator
                        .post(path + "&subscribed_fields=messages,message_echoes", "")
                        .json()
                        .path("success")
                        .booleanValue())
                .isTrue();
        assertThat(simulator.get(path).json().path("data")).hasSize(1);
    }

    @Test
    void conversationsArePagedNewestFirst() {
        String account = "888";
        for (String customer : new String[] {"31", "32", "33"}) {
            simulator.write("facebook", account, customer, "hello from " + customer);
        }
        simulator.send(account, "31", "answer");
        String fields = encoded("participants,updated_time,messages{id,created_time,from,to,message}");
        String path = "/v26.0/" + account + "/conversations?platform=messenger&access_token=sim-token-" + account
                + "&fields=" + fields;

        JsonNode first = simulator.get(path + "&limit=2").json();
        assertThat(first.at("/data/0/messages/data/0/message").stringValue()).isEqualTo("answer");
        assertThat(first.at("/data/0/messages/data/0/from/id").stringValue()).isEqualTo(account);
        assertThat(first.at("/data/0/messages/data/1/message").stringValue()).isEqualTo("hello from 31");
        String after = first.at("/paging/cursors/after").stringValue();
        JsonNode second = simulator.get(path + "&limit=2&after=" + after).json();
        assertThat(second.path("data")).hasSize(1);
        assertThat(second.at("/paging/next").isMissingNode()).isTrue();
        assertThat(simulator.get(path + "&user_id=33").json().path("data")).hasSize(1);
    }

    private static void isError(Answer answer, int status, int code, @Nullable Integer subcode) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode error = answer.json().path("error");
        assertThat(error.path("code").intValue()).isEqualTo(code);
        assertThat(error.has("error_subcode")).isEqualTo(subcode != null);
        if (subcode != null) {
            assertThat(error.path("error_subcode").intValue()).isEqualTo(subcode);
        }
        assertThat(error.path("fbtrace_id").stringValue()).isNotBlank();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
