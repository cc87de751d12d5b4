package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A message and a conversation are the same JSON by the API and by a frame: every member of the contract, and no other. */
@Order(45)
@ExtendWith(SharedDesk.class)
class TheSameJsonEverywhereTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void aConversationIsTheSame(Desk desk) {
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            JsonNode shown = settledConversation(desk, Desk.newCustomer());
            String id = shown.path("id").asString();
            JsonNode frame = socket.await("the same version", conversation(id, shown.path("version")));

            assertThat(frame.path("conversation")).isEqualTo(shown);
            assertThat(inList(desk.admin(), id)).isEqualTo(shown);
            assertConversation(shown);
        }
    }

    @Test
    void aCustomersMessageIsTheSame(Desk desk) {
        String customer = Desk.newCustomer();
        settledConversation(desk, customer);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            String mid = desk.meta.customerWrites("facebook", customer, "the same everywhere");
            JsonNode frame =
                    socket.await("the message", LiveSocket.created(mid)).path("message");
            JsonNode shown = messageById(desk, customer, frame.path("id").asString());

            assertThat(frame).isEqualTo(shown);
            assertMessage(shown);
            assertThat(shown.path("author").path("name").asString()).isNotBlank();
            assertThat(Json.text(shown, "status")).isEqualTo("received");
        }
    }

    @Test
    void aReplyIsTheSame(Desk desk) {
        String customer = Desk.newCustomer();
        settledConversation(desk, customer);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            JsonNode accepted = desk.admin()
                    .reply(Desk.conversationId("facebook", customer), "client", "the same everywhere")
                    .expect(202)
                    .body()
                    .path("message");
            String id = accepted.path("id").asString();
            JsonNode shown = Awaiting.until(
                    "delivered",
                    () -> messageById(desk, customer, id),
                    message -> "delivered".equals(Json.text(message, "status")));
            JsonNode frame = socket.await(
                            "the same version",
                            LiveSocket.image(id)
                                    .and(image -> image.path("message")
                                            .path("version")
                                            .equals(shown.path("version"))))
                    .path("message");

            assertMessage(accepted);
            assertMessage(shown);
            assertThat(accepted.path("seq").isNull()).isTrue();
            // What the marks say later, a frame of before cannot say.
            assertThat(without(frame, "status")).isEqualTo(without(shown, "status"));
            assertThat(without(accepted, "status", "seq", "version", "platform_message_id", "sent_at", "created_at"))
                    .isEqualTo(
                            without(shown, "status", "seq", "version", "platform_message_id", "sent_at", "created_at"));
        }
    }

    /** With the customer's name known, so that nothing changes any more. */
    private static JsonNode settledConversation(Desk desk, String customer) {
        desk.conversationWith("facebook", customer);
        return Awaiting.until(
                "the customer's name",
                () -> desk.admin().conversation(Desk.conversationId("facebook", customer)),
                conversation -> Json.text(conversation.path("participant"), "name") != null);
    }

    private static JsonNode messageById(Desk desk, String customer, String id) {
        return Awaiting.until(
                "the message in the API",
                () -> desk.admin().messages(Desk.conversationId("facebook", customer)).stream()
                        .filter(message -> id.equals(Json.text(message, "id")))
                        .findFirst()
                        .orElseGet(() -> Json.read("null")),
                JsonNode::isObject);
    }

    private static JsonNode inList(ApiClient client, String id) {
        return client.conversations("").stream()
                .filter(conversation -> id.equals(Json.text(conversation, "id")))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<JsonNode> conversation(String id, JsonNode version) {
        return frame -> id.equals(Json.text(frame.path("conversation"), "id"))
                && frame.path("conversation").path("version").equals(version);
    }

    private static void assertConversation(JsonNode shown) {
        assertMembers(
                shown,
                "id channel account participant status snoozed_until assignee unread_count last_seq delivered_up_to_seq"
                        + " read_up_to_seq last_message last_message_at reply_window_ends_at labels thread_owner erased_up_to_seq version");
        assertMembers(shown.path("account"), "id account_id name");
        assertMembers(shown.path("participant"), "id name username avatar_url");
        assertMembers(shown.path("last_message"), "seq direction preview created_at");
        assertThat(shown.path("last_message_at").asString()).matches(TIME);
        assertThat(shown.path("reply_window_ends_at").asString()).matches(TIME);
    }

    private static void assertMessage(JsonNode shown) {
        assertMembers(
                shown,
                "id conversation_id seq version direction kind author text attachments reply_to reactions status error"
                        + " edited_at deleted_at platform_message_id client_message_id backfilled context sent_at created_at");
        assertMembers(shown.path("author"), "kind id name");
        assertThat(shown.path("created_at").asString()).matches(TIME);
    }

    private static void assertMembers(JsonNode node, String names) {
        assertThat(List.copyOf(node.propertyNames())).containsExactlyInAnyOrder(names.split(" "));
    }

    private static Map<String, JsonNode> without(JsonNode node, String... names) {
        Map<String, JsonNode> members = new java.util.TreeMap<>();
        for (String name : node.propertyNames()) {
            if (!List.of(names).contains(name)) {
                members.put(name, Objects.requireNonNull(node.get(name)));
            }
        }
        return members;
    }
}
