package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people decide of replies and conversations happens, is seen by everybody at once, and is refused to its author. */
@Order(15)
@ExtendWith(SharedDesk.class)
class PeopleDecideTest {

    private static final int CUSTOMER_UNAVAILABLE = 551;
    private static final int AMBIGUOUS = 1545133;

    @AfterEach
    void metaBehaves(Desk desk) {
        desk.meta.behave();
    }

    @Test
    void aFailedReplyLeavesWhenItIsRetried(Desk desk) {
        Case open = Case.of(desk);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            desk.meta.refuse(CUSTOMER_UNAVAILABLE, null);
            String reply = open.reply(Map.of("text", "Can you read this?"));
            JsonNode failed = socket.await("the reply failed", status(reply, "failed"));
            assertThat(Json.text(failed.path("message").path("error"), "code")).isEqualTo("customer_unavailable");
            assertThat(desk.meta.sent(open.customer)).isEmpty();

            desk.meta.behave();
            open.decide(reply, "retry", Map.of());

            JsonNode sent = socket.await("the reply is sent", status(reply, "sent"));
            assertThat(sent.path("message").path("error").isNull()).isTrue();
            assertThat(desk.meta.sent(open.customer))
                    .extracting(message -> Json.text(message, "text"))
                    .containsExactly("Can you read this?");
            String again = open.decide(reply, "retry", Map.of());
            assertThat(Json.text(socket.await("refused", rejection(again)), "code"))
                    .isEqualTo("not_failed");
        }
    }

    @Test
    void aScheduledReplyThatIsCancelledDoesNotLeave(Desk desk) {
        Case open = Case.of(desk);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            String inAnHour = Instant.now().plus(Duration.ofHours(1)).toString();
            String scheduled = open.reply(Map.of("text", "not now", "send_after", inAnHour));
            open.decide(scheduled, "cancel", Map.of());
            socket.await("it is cancelled", status(scheduled, "cancelled"));

            String now = open.reply(Map.of("text", "now"));
            socket.await("the other is sent", status(now, "sent"));
            String late = open.decide(now, "cancel", Map.of());

            assertThat(Json.text(socket.await("refused", rejection(late)), "code"))
                    .isEqualTo("already_sent");
            assertThat(desk.meta.sent(open.customer))
                    .extracting(message -> Json.text(message, "text"))
                    .containsExactly("now");
        }
    }

    @Test
    void aReplyOfWhichNobodyKnowsIsSettledByAnAgent(Desk desk) {
        Case open = Case.of(desk);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            desk.meta.refuse(1, AMBIGUOUS);
            String one = open.reply(Map.of("text", "one"));
            String two = open.reply(Map.of("text", "two"));
            socket.await("one is unknown", status(one, "unknown"));
            socket.await("two is unknown", status(two, "unknown"));

            open.decide(one, "settle", Map.of("sent", true));
            socket.await("one counts as sent", status(one, "sent"));
            open.decide(two, "settle", Map.of("sent", false));
            JsonNode failed = socket.await("two counts as failed", status(two, "failed"));
            assertThat(Json.text(failed.path("message").path("error"), "code")).isEqualTo("not_sent");

            desk.meta.behave();
            open.decide(two, "retry", Map.of());
            socket.await("two is sent after all", status(two, "sent"));
            assertThat(desk.meta.sent(open.customer))
                    .extracting(message -> Json.text(message, "text"))
                    .containsExactly("two");
        }
    }

    @Test
    void labelsAndNamesAreSeenByOthersAtOnce(Desk desk) {
        Case open = Case.of(desk);
        ApiClient fay = desk.admin().newAgent("fay");
        try (LiveSocket socket = LiveSocket.open(fay)) {
            String label = "label of " + open.customer;
            open.change(Map.of("labels", List.of(" vip ", label, "vip")));
            JsonNode labelled = socket.await("the labels", open.shows("labels", labels -> labels.size() == 2));
            assertThat(labelled.path("conversation")
                            .path("labels")
                            .valueStream()
                            .map(JsonNode::asString))
                    .containsExactly(label, "vip");

            fay.patch("/api/participants/" + open.customer, Map.of("name", "Wilma Weber"))
                    .expect(202);
            socket.await("the name", open.shows("participant", who -> "Wilma Weber".equals(Json.text(who, "name"))));

            assertThat(fay.conversations("&participant_id=" + open.customer))
                    .singleElement()
                    .satisfies(shown -> assertThat(Json.text(shown.path("participant"), "name"))
                            .isEqualTo("Wilma Weber"));
        }
    }

    @Test
    void severalChangesAreOneDecisionAndItsRefusalReachesTheAuthorAlone(Desk desk) {
        Case open = Case.of(desk);
        ApiClient gil = desk.admin().newAgent("gil");
        try (LiveSocket mine = LiveSocket.open(desk.admin());
                LiveSocket mineToo = LiveSocket.open(desk.admin());
                LiveSocket other = LiveSocket.open(gil)) {
            String cursor = mine.cursor();
            Map<String, Object> nobodys = Collections.singletonMap("assignee_id", null);
            String taken = desk.admin().userId();
            open.change(Map.of("assignee_id", taken, "status", "pending", "expected", nobodys));
            mine.await(
                    "taken over",
                    open.shows("status", status -> status.asString().equals("pending")));

            String refused =
                    open.change(Map.of("assignee_id", gil.userId(), "status", "resolved", "expected", nobodys));
            for (LiveSocket socket : Arrays.asList(mine, mineToo)) {
                assertThat(Json.text(socket.await("refused", rejection(refused)), "code"))
                        .isEqualTo("changed_meanwhile");
            }
            try (LiveSocket later = LiveSocket.open(desk.admin(), cursor, frame -> {})) {
                later.await("refused, on a resume", rejection(refused));
            }
            JsonNode stored = desk.admin().conversation(open.id);
            assertThat(Json.text(stored.path("assignee"), "id")).isEqualTo(taken);
            assertThat(Json.text(stored, "status")).isEqualTo("pending");

            String mid = desk.meta.customerWrites("facebook", Desk.newCustomer(), "for everybody");
            other.await("a later message", LiveSocket.created(mid));
            assertThat(other.all(rejection(refused))).isEmpty();
        }
    }

    /** One conversation, worked by the admin. */
    private record Case(Desk desk, String customer, String id) {

        static Case of(Desk desk) {
            String customer = Desk.newCustomer();
            return new Case(
                    desk,
                    customer,
                    desk.conversationWith("facebook", customer).path("id").asString());
        }

        /** The message's id. */
        String reply(Map<String, Object> members) {
            Map<String, Object> body = Json.object("client_message_id", customer + members.get("text"));
            body.putAll(members);
            return desk.admin()
                    .post("/api/conversations/" + id + "/messages", body)
                    .expect(202)
                    .body()
                    .path("message")
                    .path("id")
                    .asString();
        }

        /** The command's id, as of the next. */
        String decide(String message, String what, Map<String, Object> body) {
            return accepted(
                    desk.admin().post("/api/conversations/%s/messages/%s/%s".formatted(id, message, what), body));
        }

        String change(Map<String, Object> members) {
            return accepted(desk.admin().patch("/api/conversations/" + id, members));
        }

        private static String accepted(ApiClient.Answer answer) {
            return answer.expect(202).body().path("command_id").asString();
        }

        Predicate<JsonNode> shows(String member, Predicate<JsonNode> wanted) {
            return frame -> id.equals(Json.text(frame.path("conversation"), "id"))
                    && wanted.test(frame.path("conversation").path(member));
        }
    }

    private static Predicate<JsonNode> status(String message, String status) {
        return LiveSocket.image(message).and(frame -> status.equals(Json.text(frame.path("message"), "status")));
    }

    private static Predicate<JsonNode> rejection(String commandId) {
        return LiveSocket.ofType("command.rejected").and(frame -> commandId.equals(Json.text(frame, "command_id")));
    }
}
