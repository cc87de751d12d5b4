package io.deskstream.gateway;

import static io.deskstream.gateway.GatewayRig.ADMIN;
import static io.deskstream.gateway.GatewayRig.AGENT;
import static io.deskstream.gateway.GatewayRig.CONVERSATION;
import static io.deskstream.gateway.GatewayRig.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.AssignConversation;
import io.deskstream.avro.CancelMessage;
import io.deskstream.avro.ChangeConversation;
import io.deskstream.avro.ChangeLabels;
import io.deskstream.avro.ChangeStatus;
import io.deskstream.avro.EraseParticipant;
import io.deskstream.avro.MarkRead;
import io.deskstream.avro.RenameParticipant;
import io.deskstream.avro.RetryMessage;
import io.deskstream.avro.SendMessage;
import io.deskstream.avro.SettleMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as its clients meet it, on a real broker, a real registry and real sockets. */
class GatewayTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static GatewayRig rig;

    @BeforeAll
    static void start() {
        rig = new GatewayRig();
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void aMessageReachesTheSocketAsTheContractHasIt() {
        try (var admin = rig.connect(ADMIN, null)) {
            String id = uuid();
            rig.message(id, 1, "hello", AGENT);
            JsonNode frame = admin.next("message.created");
            assertThat(frame.propertyNames()).containsExactly("type", "cursor", "message", "conversation");
            JsonNode message = frame.get("message");
            assertThat(message.propertyNames())
                    .containsExactly(
                            "id",
                            "conversation_id",
                            "seq",
                            "version",
                            "direction",
                            "kind",
                            "author",
                            "text",
                            "attachments",
                            "reply_to",
                            "reactions",
                            "status",
                            "error",
                            "edited_at",
                            "deleted_at",
                            "platform_message_id",
                            "client_message_id",
                            "backfilled",
                            "context",
                            "sent_at",
                            "created_at");
            assertThat(message.get("created_at").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
            JsonNode conversation = frame.get("conversation");
            assertThat(conversation.propertyNames())
                    .containsExactly(
                            "id",
                            "channel",
                            "account",
                            "participant",
                            "status",
                            "snoozed_until",
                            "assignee",
                            "unread_count",
                            "last_seq",
                            "delivered_up_to_seq",
                            "read_up_to_seq",
                            "last_message",
                            "last_message_at",
                            "reply_window_ends_at",
                            "labels",
                            "thread_owner",
                            "erased_up_to_seq",
                            "version");
            assertThat(conversation.get("account").get("name").asString()).isEqualTo("Shop");
            assertThat(conversation.get("assignee").get("name").asString()).isEqualTo("Ann");
        }
    }

    @Test
    void aSocketResumesAtItsCursorAlsoAfterARestart() {
        String cursor;
        try (var admin = rig.connect(ADMIN, null)) {
            cursor = admin.frames.getFirst().get("cursor").asString();
        }
        String id = uuid();
        rig.message(id, 2, "while away", AGENT);
        rig.restart();
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
        try (var admin = rig.connect(ADMIN, cursor)) {
            assertThat(admin.frames.getFirst().get("resumed").asBoolean()).isTrue();
            assertThat(admin.next("message.created").get("message").get("id").asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void whoLosesAConversationIsToldSo() {
        try (var agent = rig.connect(AGENT, null)) {
            rig.assigned(AGENT, ADMIN);
            assertThat(agent.next("conversation.removed").get("conversation_id").asString())
                    .isEqualTo(CONVERSATION);
        }
    }

    @Test
    void aCommandBySocketIsAcknowledgedOnceItIsInTheLog() {
        rig.assigned(AGENT, AGENT);
        try (var agent = rig.connect(AGENT, null)) {
            agent.next("hello");
            String client = uuid();
            String frame = """
                    {"type":"message.send","ref":"r1","conversation_id":"%s","client_message_id":"%s","text":"hi"}""".formatted(CONVERSATION, client);
            await().until(() -> {
                agent.send(frame);
                return !agent.frames.stream()
                        .filter(f -> f.path("type").asString("").equals("ack"))
                        .toList()
                        .isEmpty();
            });
            JsonNode ack = agent.next("ack");
            assertThat(ack.get("ref").asString()).isEqualTo("r1");
            assertThat(rig.commands(1))
                    .anySatisfy(command -> assertThat(command).isInstanceOfSatisfying(SendMessage.class, send -> {
                        assertThat(send.getClientMessageId()).isEqualTo(client);
                        assertThat(send.getCommandId())
                                .isEqualTo(ack.get("command_id").asString());
                        assertThat(send.getActor().getId()).isEqualTo(AGENT);
                    }));
            agent.send("{\"type\":\"message.send\",\"ref\":\"r2\",\"conversation_id\":\"" + CONVERSATION
                    + "\",\"client_message_id\":\"x\",\"text\":\" \"}");
            assertThat(agent.next("error").get("code").asString()).isEqualTo("text_empty");
        }
    }

    @Test
    void aMessageByHttpIsAnsweredTheSameTwiceAndRefusedWithAnotherText() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        String client = uuid();
        var first = send(client, "once");
        assertThat(first.statusCode()).isEqualTo(202);
        JsonNode answer = JSON.readTree(first.body());
        assertThat(answer.get("message").get("status").asString()).isEqualTo("queued");
        assertThat(answer.get("message").get("seq").isNull()).isTrue();
        assertThat(send(client, "once").body()).isEqualTo(first.body());
        var other = send(client, "another");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(other.body()).get("code").asString()).isEqualTo("client_message_id_reused");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        var unknown = post("/messages", "{\"client_message_id\":\"1\",\"text\":\"x\",\"txet\":1,\"foo\":2}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("txet", "foo", "unknown_member");
        var tooLong = post("/messages", "{\"client_message_id\":\"1\",\"text\":\"" + "x".repeat(2_001) + "\"}");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("text_too_long");
        assertThat(post("/messages", "{").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/api/conversations/" + uuid() + "/read", "{\"seq\":1}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readMarksAndChangesBecomeCommands() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        assertThat(told(post("/read", "{\"seq\":3}")))
                .isInstanceOfSatisfying(
                        MarkRead.class, read -> assertThat(read.getSeq()).isEqualTo(3));
        assertThat(told(post("/unread", "{\"seq\":1}")))
                .isInstanceOfSatisfying(
                        MarkRead.class, read -> assertThat(read.getUnread()).isTrue());
        assertThat(told(change("{\"assignee_id\":null,\"expected\":{\"status\":\"open\"}}")))
                .isInstanceOfSatisfying(AssignConversation.class, assign -> {
                    assertThat(assign.getAssigneeId()).isNull();
                    assertThat(assign.getExpectsAssignee()).isFalse();
                    assertThat(assign.getExpectedStatus()).isEqualTo("open");
                });
        assertThat(told(change("{\"status\":\"resolved\"}"))).isInstanceOf(ChangeStatus.class);
        assertThat(told(change("{\"labels\":[\"vip\",\"late\"]}")))
                .isInstanceOfSatisfying(
                        ChangeLabels.class,
                        labels -> assertThat(labels.getLabels()).containsExactly("vip", "late"));
    }

    @Test
    void severalChangesAreOneRecordSoThatTheyAreStoredWhole() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        var changed = change("{\"assignee_id\":\"" + AGENT + "\",\"status\":\"resolved\",\"labels\":[],"
                + "\"expected\":{\"assignee_id\":null}}");
        assertThat(JSON.readTree(changed.body()).get("conversation").get("id").asString())
                .isEqualTo(CONVERSATION);
        assertThat(told(changed)).isInstanceOfSatisfying(ChangeConversation.class, change -> {
            assertThat(change.getAssigneeId()).isEqualTo(AGENT);
            assertThat(change.getStatus()).isEqualTo("resolved");
            assertThat(change.getLabels()).isEmpty();
            assertThat(change.getExpectsAssignee()).isTrue();
            assertThat(change.getExpectedAssigneeId()).isNull();
        });
    }

    @Test
    void conversationsAreAssignedOnlyToActiveUsers() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        assertThat(change("{\"assignee_id\":\"" + uuid() + "\"}").body()).contains("assignee_unknown");
        String leaver = uuid();
        rig.user(leaver, "Liz", "agent", true);
        await().until(() -> change("{\"assignee_id\":\"" + leaver + "\"}").statusCode() == 202);
        rig.user(leaver, "Liz", "agent", false);
        await().until(() -> change("{\"assignee_id\":\"" + leaver + "\"}").statusCode() == 422);
    }

    @Test
    void whatPeopleDecideOfAMessageBecomesACommand() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        String message = uuid();
        String path = "/messages/" + message;
        assertThat(told(post(path + "/retry", ""))).isInstanceOfSatisfying(RetryMessage.class, retry -> {
            assertThat(retry.getMessageId()).isEqualTo(message);
            assertThat(retry.getActor().getId()).isEqualTo(ADMIN);
        });
        assertThat(told(post(path + "/cancel", "{}"))).isInstanceOf(CancelMessage.class);
        assertThat(told(post(path + "/settle", "{\"sent\":true}")))
                .isInstanceOfSatisfying(
                        SettleMessage.class,
                        settle -> assertThat(settle.getSent()).isTrue());
        assertThat(post(path + "/settle", "{}").statusCode()).isEqualTo(400);
        assertThat(post(path + "/retry", "{\"now\":true}").body()).contains("unknown_member");
        assertThat(post("/messages/rubbish/retry", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/api/conversations/" + uuid() + path + "/cancel", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aParticipantIsNamedAndErasedInEveryConversationThatTheCallerMaySee() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        assertThat(told(call("PATCH", "/api/participants/222", "{\"name\":\"Carla\"}")))
                .isInstanceOfSatisfying(RenameParticipant.class, rename -> {
                    assertThat(rename.getName()).isEqualTo("Carla");
                    assertThat(rename.getConversationKey()).isEqualTo(GatewayRig.KEY.toString());
                });
        assertThat(told(call("DELETE", "/api/participants/222", null))).isInstanceOf(EraseParticipant.class);
        assertThat(call("PATCH", "/api/participants/nobody", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(call("PATCH", "/api/participants/222", "{}").statusCode()).isEqualTo(400);
        await().until(() ->
                callAs(AGENT, "DELETE", "/api/participants/222", null).statusCode() == 403);
        assertThat(callAs(AGENT, "PATCH", "/api/participants/222", "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aRejectionReachesEverySessionOfTheAuthorAndNobodyElseAlsoOnResume() {
        String first = uuid();
        String second = uuid();
        String cursor;
        try (var one = rig.connect(AGENT, null);
                var two = rig.connect(AGENT, null);
                var other = rig.connect(ADMIN, null)) {
            cursor = one.frames.getFirst().get("cursor").asString();
            rig.rejected(AGENT, first, "changed_meanwhile");
            rig.rejected(ADMIN, second, "not_failed");
            JsonNode frame = one.next("command.rejected");
            assertThat(frame.propertyNames())
                    .containsExactly(
                            "type", "cursor", "command_id", "conversation_id", "client_message_id", "code", "message");
            assertThat(frame.get("command_id").asString()).isEqualTo(first);
            assertThat(two.next("command.rejected").get("command_id").asString())
                    .isEqualTo(first);
            assertThat(other.next("command.rejected").get("command_id").asString())
                    .isEqualTo(second);
        }
        try (var later = rig.connect(AGENT, cursor)) {
            assertThat(later.next("command.rejected").get("code").asString()).isEqualTo("changed_meanwhile");
        }
    }

    @Test
    void readsAreForwardedAndStampedWithAPositionThatResumes() {
        var list = call("GET", "/api/conversations?status=open", null);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("X-Internal")).isEmpty();
        assertThat(rig.queryApi.seen).anySatisfy(seen -> {
            assertThat(seen.uri()).isEqualTo("/api/conversations?status=open");
            assertThat(seen.authorization()).startsWith("Bearer ");
        });
        String cursor = list.headers().firstValue("X-Stream-Cursor").orElseThrow();
        try (var admin = rig.connect(ADMIN, cursor)) {
            assertThat(admin.frames.getFirst().get("resumed").asBoolean()).isTrue();
        }
    }

    @Test
    void statusBodyAndChosenHeadersComeBackAsTheQueryApiGaveThem() {
        var answer = call("POST", "/api/auth/login", "{\"a\":1}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"echo\":{\"a\":1}}");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
    }

    @Test
    void aKeptAliveConnectionAnswersEveryRequest() {
        for (int i = 0; i < 200; i++) {
            assertThat(get("/api/ws").statusCode()).isEqualTo(401);
            assertThat(get("/assets/none.js").statusCode()).isEqualTo(404);
            assertThat(call("GET", "/api/conversations", null).statusCode()).isEqualTo(200);
            assertThat(post("/read", "{\"sqe\":1}").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void largeBodiesStreamThrough() {
        assertThat(call("POST", "/api/uploads", "x".repeat(3_000_000)).body()).isEqualTo("3000000");
    }

    @Test
    void aChangeWithTheCookieHasToComeFromAnAllowedOrigin() {
        String path = "/api/conversations/" + CONVERSATION + "/read";
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        assertThat(withCookie(path, null).statusCode()).isEqualTo(403);
        assertThat(withCookie(path, "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(withCookie(path, "http://127.0.0.1:" + rig.port()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void anAnswerThatDoesNotWaitForTheBodyEndsTheConnection() {
        String path = "/api/conversations/" + CONVERSATION + "/read";
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        assertThat(withCookie(path, "https://evil.example").headers().firstValue("connection"))
                .contains("close");
        assertThat(withCookie(path, "http://127.0.0.1:" + rig.port()).headers().firstValue("connection"))
                .isEmpty();
    }

    @Test
    void aSocketWithoutASessionIsRefusedBeforeTheUpgrade() {
        assertThatThrownBy(() -> SocketClient.open(rig.port(), "rubbish", null))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(get("/api/ws").statusCode()).isEqualTo(401);
        var foreign = request("/api/ws")
                .header("Authorization", "Bearer " + rig.token(ADMIN))
                .header("Origin", "https://evil.example");
        assertThat(exchange(foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void aDeactivatedUsersSocketIsClosed() {
        String leaver = uuid();
        rig.user(leaver, "Leo", "agent", true);
        try (var socket = rig.connect(leaver, null)) {
            rig.user(leaver, "Leo", "agent", false);
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whatIsNoFrameOfTheProtocolEndsTheSocket() {
        try (var one = rig.connect(ADMIN, null);
                var two = rig.connect(ADMIN, null)) {
            one.send("not json");
            two.sendBinary();
            assertThat(one.closeCode()).isEqualTo(4400);
            assertThat(two.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void tooManyFramesEndTheSocket() {
        try (var admin = rig.connect(ADMIN, null)) {
            for (int i = 0; i < 200 && !admin.closed.isDone(); i++) {
                try {
                    admin.send("{\"type\":\"ping\"}");
                } catch (java.util.concurrent.CompletionException e) {
                    break;
                }
            }
            assertThat(admin.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void typingIsToldToOthersWhoSeeTheConversation() {
        rig.assigned(AGENT, AGENT);
        try (var admin = rig.connect(ADMIN, null);
                var agent = rig.connect(AGENT, null)) {
            agent.send("{\"type\":\"presence\",\"status\":\"online\",\"viewing\":[]}");
            assertThat(admin.next("presence").get("user_id").asString()).isEqualTo(AGENT);
            await().until(() -> {
                agent.send("{\"type\":\"typing\",\"conversation_id\":\"" + CONVERSATION + "\",\"on\":true}");
                return admin.frames.stream()
                        .anyMatch(f -> f.path("type").asString("").equals("typing"));
            });
        }
    }

    @Test
    void longPollingGivesThePresentCursorAtOnceAndThenWhatCameSince() {
        JsonNode start = JSON.readTree(call("GET", "/api/events", null).body());
        String id = uuid();
        rig.message(id, 9, "polled", AGENT);
        JsonNode answer = JSON.readTree(
                call("GET", "/api/events?wait=20&cursor=" + start.get("cursor").asString(), null)
                        .body());
        assertThat(answer.get("frames").get(0).get("message").get("id").asString())
                .isEqualTo(id);
        JsonNode nothing = JSON.readTree(
                call("GET", "/api/events?wait=0&cursor=" + answer.get("cursor").asString(), null)
                        .body());
        assertThat(nothing.get("frames")).isEmpty();
        JsonNode lost = JSON.readTree(
                call("GET", "/api/events?wait=20&cursor=rubbish", null).body());
        assertThat(lost.get("frames").get(0).get("type").asString()).isEqualTo("resync");
        assertThat(lost.get("cursor").asString()).isNotEqualTo("rubbish");
    }

    @Test
    void serverSentEventsCarryTheSameFramesAndResumeByTheirId() throws IOException, InterruptedException {
        String cursor = JSON.readTree(call("GET", "/api/events", null).body())
                .get("cursor")
                .asString();
        String id = uuid();
        rig.message(id, 10, "streamed", AGENT);
        var request = request("/api/events")
                .header("Authorization", "Bearer " + rig.token(ADMIN))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", cursor)
                .build();
        var response = HTTP.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String eventId = lines.readLine();
            assertThat(eventId).isEqualTo("id: " + cursor);
            assertThat(lines.readLine()).startsWith("data: {\"type\":\"hello\"").contains("\"resumed\":true");
            assertThat(lines.lines().filter(line -> line.startsWith("data:")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains(id));
        }
    }

    @Test
    void theDashboardIsServedWithItsHeadersAndFallsBackToThePage() {
        var page = get("/conversations/some/where");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("<html");
        assertThat(get("/assets/missing.js").statusCode()).isEqualTo(404);
    }

    private static String conversationJson() {
        return """
                {"id":"%s","channel":"facebook","account":{"id":null,"account_id":"111","name":"Shop"},\
                "participant":{"id":"222"},"assignee":null,"reply_window_ends_at":null,"version":0}""".formatted(CONVERSATION);
    }

    private static HttpResponse<String> send(String client, String text) {
        return post("/messages", "{\"client_message_id\":\"" + client + "\",\"text\":\"" + text + "\"}");
    }

    @Test
    void filesOfTheCallersGoWithAMessage() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        String picture = uploaded("image", "image/png", 3);
        String offer = uploaded("file", "application/pdf", 4);
        String body =
                "{\"client_message_id\":\"files-%s\",\"text\":\"%s\",\"attachments\":[{\"upload_id\":\"%s\"},{\"upload_id\":\"%s\"}]}";

        JsonNode first = accepted(body.formatted("1", "see", picture, offer));
        assertThat(first.get("message").get("text").asString()).isEqualTo("see");
        assertThat(first.get("message").get("attachments")).isEmpty();
        var command =
                (SendMessage) rig.commandsOf(first.get("command_id").asString()).getFirst();
        assertThat(command.getAttachments())
                .extracting(
                        file -> file.getKind() + " " + file.getUrl() + " " + file.getMimeType() + " " + file.getSize())
                .containsExactly(
                        "image upload:" + picture + " image/png 3", "file upload:" + offer + " application/pdf 4");
        assertThat(command.getAttachments()).extracting("id").doesNotHaveDuplicates();

        JsonNode second = accepted(body.formatted("2", "", picture, offer));
        JsonNode shown = second.get("message");
        assertThat(shown.get("kind").asString()).isEqualTo("attachment");
        assertThat(shown.get("text").isNull()).isTrue();
        assertThat(shown.get("attachments")).hasSize(1);
        assertThat(shown.get("attachments").get(0).get("url").asString())
                .isEqualTo("/api/attachments/"
                        + shown.get("attachments").get(0).get("id").asString());
    }

    @Test
    void aFileOfSomebodyElseOrNoneIsRefused() {
        rig.queryApi.conversations.put(CONVERSATION, conversationJson());
        String body = "{\"client_message_id\":\"none\",\"attachments\":[{\"upload_id\":\"%s\"}]}";

        assertThat(post("/messages", body.formatted(uuid())).body()).contains("upload_unknown");
        assertThat(post("/messages", body.formatted("../accounts")).statusCode())
                .isEqualTo(400);
        assertThat(post("/messages", body.formatted(uploaded("image", "image/png", 26 << 20)))
                        .body())
                .contains("file_too_large");
    }

    @Test
    void whatASignedLinkNamesIsGivenWithoutASession() {
        assertThat(exchange(request("/files/" + uuid() + "?expires=1&signature=x"))
                        .body())
                .isEqualTo("\"a file\"");
    }

    private static String uploaded(String kind, String mimeType, long size) {
        String id = uuid();
        rig.queryApi.uploads.put(
                id,
                "{\"upload_id\":\"%s\",\"kind\":\"%s\",\"name\":\"a\",\"mime_type\":\"%s\",\"size\":%d}"
                        .formatted(id, kind, mimeType, size));
        return id;
    }

    private static JsonNode accepted(String body) {
        HttpResponse<String> answer = post("/messages", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String body) {
        return call("POST", "/api/conversations/" + CONVERSATION + path, body);
    }

    private static HttpResponse<String> withCookie(String path, @Nullable String origin) {
        var request = request(path)
                .header("Cookie", "deskstream_session=" + rig.token(ADMIN))
                .POST(BodyPublishers.ofString("{\"seq\":1}"));
        return exchange(origin == null ? request : request.header("Origin", origin));
    }

    private static HttpResponse<String> change(String body) {
        return call("PATCH", "/api/conversations/" + CONVERSATION, body);
    }

    /** The record of the command that was accepted. */
    private static IndexedRecord told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return rig.commandsOf(JSON.readTree(answer.body()).get("command_id").asString())
                .getFirst();
    }

    private static HttpResponse<String> call(String method, String path, @Nullable String body) {
        return callAs(ADMIN, method, path, body);
    }

    private static HttpResponse<String> callAs(String user, String method, String path, @Nullable String body) {
        return exchange(request(path)
                .header("Authorization", "Bearer " + rig.token(user))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) {
        return exchange(request(path).header("Accept", "text/html,*/*"));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
