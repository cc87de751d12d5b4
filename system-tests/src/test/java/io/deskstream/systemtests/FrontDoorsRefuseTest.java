package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What comes in at no door: unsigned webhooks, broken bodies, unknown members, strangers. */
@Order(20)
@ExtendWith(SharedDesk.class)
class FrontDoorsRefuseTest {

    @Test
    void aWebhookWithAWrongSignatureIsRefusedAndNothingOfItAppears(Desk desk) {
        String customer = Desk.newCustomer();
        byte[] body = Json.write(Bodies.text(customer, "forged-" + customer, "forged"))
                .getBytes(StandardCharsets.UTF_8);
        String right = MetaSide.signature(MetaSide.APP_SECRET, body);

        desk.meta
                .post(body, "sha256=" + MetaSide.signature("another-secret", body))
                .expect(401);
        desk.meta.post(body, "sha256=" + right.substring(1)).expect(401);
        desk.meta.post(body, right).expect(401);
        desk.meta.post(body, "").expect(401);
        desk.meta.post("{}".getBytes(StandardCharsets.UTF_8), "sha256=" + right).expect(401);

        // Same conversation, same partition: what was written of the forged ones would stand before this one.
        desk.meta.post(Bodies.text(customer, "true-" + customer, "true")).expect(200);
        desk.conversation("facebook", customer);
        assertThat(desk.admin().messages(Desk.conversationId("facebook", customer)))
                .extracting(message -> Json.text(message, "text"))
                .containsExactly("true");
    }

    @Test
    void aSignedBodyThatIsNoJsonObjectIsRefused(Desk desk) {
        for (String body : new String[] {"not json", "[]", "\"text\"", "{\"object\":", ""}) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            desk.meta
                    .post(bytes, "sha256=" + MetaSide.signature(MetaSide.APP_SECRET, bytes))
                    .expect(400);
        }
    }

    @Test
    void unknownAndWrongMembersAreNamed(Desk desk) {
        String conversation =
                desk.conversationWith("facebook", Desk.newCustomer()).path("id").asString();
        ApiClient admin = desk.admin();
        String path = "/api/conversations/" + conversation;

        assertNames(
                admin.post(path + "/messages", Map.of("client_message_id", "a", "text", "b", "colour", 1)), "colour");
        assertNames(admin.post(path + "/messages", Map.of("text", "b")), "client_message_id");
        assertNames(admin.post(path + "/read", Map.of("seq", 1, "colour", 1)), "colour");
        assertNames(admin.post(path + "/read", Map.of("seq", "one")), "seq");
        assertNames(admin.patch(path, Map.of("colour", 1)), "colour");
        assertNames(admin.patch(path, Map.of("status", "sleeping")), "status");
        assertNames(admin.post("/api/auth/login", Map.of("email", "a@b", "password", "x", "colour", 1)), "colour");
        assertNames(admin.post("/api/users", Map.of("email", "a@b.example", "colour", 1)), "colour");
        assertNames(admin.post("/api/accounts", Map.of("channel", "pigeon")), "channel");
        assertNames(admin.get("/api/conversations?colour=1"), "colour");
        admin.post(path + "/messages", "no json").expect(400);
        assertThat(admin.messages(conversation)).hasSize(1);
    }

    @Test
    void nothingIsToldWithoutASession(Desk desk) {
        ApiClient stranger = ApiClient.anonymous(desk.system.gateway());
        for (String path :
                new String[] {"/api/me", "/api/conversations", "/api/users", "/api/accounts", "/api/events"}) {
            ApiClient.Answer answer = stranger.get(path).expect(401);
            assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(Json.text(answer.body(), "code")).isNotBlank();
        }
        stranger.post("/api/auth/login", Map.of("email", RunningSystem.ADMIN_EMAIL, "password", "wrong"))
                .expect(401);
    }

    @Test
    void socketsWithoutASessionAreRefused(Desk desk) {
        assertThat(handshake(desk, Map.of())).isEqualTo(401);
        assertThat(handshake(desk, Map.of("Authorization", "Bearer nonsense"))).isEqualTo(401);
        String own = desk.system.gateway().toString();
        assertThat(handshake(desk, Map.of("Cookie", "deskstream_session=nonsense", "Origin", own)))
                .isEqualTo(401);
    }

    @Test
    void aForeignPageOpensNoSocketAndChangesNothing(Desk desk) {
        String session = "deskstream_session=" + desk.admin().token();
        String own = desk.system.gateway().toString();
        String foreign = "https://evil.example";
        assertThat(handshake(desk, Map.of("Cookie", session, "Origin", own))).isEqualTo(101);
        assertThat(handshake(desk, Map.of("Cookie", session, "Origin", foreign)))
                .isEqualTo(403);
        assertThat(handshake(desk, Map.of("Cookie", session))).isEqualTo(403);

        JsonNode conversation = desk.conversationWith("facebook", Desk.newCustomer());
        assertThat(change(desk, conversation, session, foreign).status()).isEqualTo(403);
        assertThat(change(desk, conversation, session, own).status()).isEqualTo(202);
    }

    private static ApiClient.Answer change(Desk desk, JsonNode conversation, String session, String origin) {
        String path = "/api/conversations/" + conversation.path("id").asString() + "/read";
        return ApiClient.send(ApiClient.anonymous(desk.system.gateway())
                .request(path)
                .header("Content-Type", "application/json")
                .header("Cookie", session)
                .header("Origin", origin)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"seq\":1}")));
    }

    private static int handshake(Desk desk, Map<String, String> headers) {
        URI address = URI.create(desk.system.gateway().toString().replaceFirst("^http", "ws") + "/api/ws");
        WebSocket.Builder builder = ApiClient.HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private static void assertNames(ApiClient.Answer answer, String member) {
        answer.expect(400);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.raw().body()).contains(member);
        assertThat(Json.text(answer.body(), "code")).isNotBlank();
    }
}
