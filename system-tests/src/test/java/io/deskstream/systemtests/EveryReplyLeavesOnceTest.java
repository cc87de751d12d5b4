package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A reply's whole way, and that it is gone once only, whatever the channel. */
@Order(10)
@ExtendWith(SharedDesk.class)
class EveryReplyLeavesOnceTest {

    @ParameterizedTest(name = "aReplyGoesItsWholeWay on {0}")
    @ValueSource(strings = {"facebook", "instagram"})
    void aReplyGoesItsWholeWay(String channel, Desk desk) {
        String customer = Desk.newCustomer();
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            JsonNode question = question(desk, socket, channel, customer);
            String conversation = question.path("conversation").path("id").asString();
            assertThat(conversation).isEqualTo(Desk.conversationId(channel, customer));

            String reply = replyOverTheSocket(desk, socket, conversation, "It leaves today.");
            JsonNode sent = socket.await("the reply is sent", statusOf(reply, "sent"));
            JsonNode atMeta = theOnlySent(desk, customer);
            assertThat(Json.text(atMeta, "text")).isEqualTo("It leaves today.");
            assertThat(Json.text(sent.path("message"), "platform_message_id"))
                    .isEqualTo(Json.text(atMeta, "message_id"));

            becomesRead(desk, socket, channel, customer, conversation, reply);
            assertThat(desk.admin().messages(conversation))
                    .extracting(message -> Json.text(message, "direction"))
                    .containsExactly("inbound", "outbound");
        }
    }

    @ParameterizedTest(name = "quickRepliesArriveInTheOrderOfWriting on {0}")
    @ValueSource(strings = {"facebook", "instagram"})
    void quickRepliesArriveInTheOrderOfWriting(String channel, Desk desk) {
        String customer = Desk.newCustomer();
        String conversation =
                desk.conversationWith(channel, customer).path("id").asString();
        List<String> texts =
                IntStream.rangeClosed(1, 10).mapToObj(i -> "reply " + i).toList();

        List<String> ids = new ArrayList<>();
        for (String text : texts) {
            JsonNode accepted = desk.admin()
                    .reply(conversation, "quick-" + customer + text, text)
                    .expect(202)
                    .body();
            assertThat(accepted.path("message").path("status").asString()).isEqualTo("queued");
            ids.add(accepted.path("message").path("id").asString());
        }

        Awaiting.until("all are sent", () -> desk.meta.sent(customer), sent -> sent.size() >= texts.size());
        Awaiting.asserted(
                "the API shows them sent, in order",
                () -> assertThat(outbound(desk, conversation))
                        .extracting(message -> Json.text(message, "id"), message -> isSent(message))
                        .containsExactlyElementsOf(ids.stream()
                                .map(id -> org.assertj.core.groups.Tuple.tuple(id, true))
                                .toList()));
        assertThat(desk.meta.sent(customer))
                .extracting(sent -> Json.text(sent, "text"))
                .containsExactlyElementsOf(texts);
    }

    @ParameterizedTest(name = "aRepeatedSendIsTheSameReply on {0}")
    @ValueSource(strings = {"facebook", "instagram"})
    void aRepeatedSendIsTheSameReply(String channel, Desk desk) {
        String customer = Desk.newCustomer();
        String conversation =
                desk.conversationWith(channel, customer).path("id").asString();

        String first = replyId(desk, conversation, "same", "once");
        String second = replyId(desk, conversation, "same", "once");
        String other = replyId(desk, conversation, "other", "the last one");

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        Awaiting.until(
                "the last one is sent",
                () -> desk.meta.sent(customer),
                sent -> sent.stream().anyMatch(message -> "the last one".equals(Json.text(message, "text"))));
        assertThat(desk.meta.sent(customer))
                .extracting(sent -> Json.text(sent, "text"))
                .containsExactly("once", "the last one");
        desk.admin().reply(conversation, "same", "another text").expect(409);
    }

    private static JsonNode question(Desk desk, LiveSocket socket, String channel, String customer) {
        String mid = desk.meta.customerWrites(channel, customer, "Wo bleibt mein Fahrrad? 🚲");
        JsonNode frame = socket.await("the customer's message", LiveSocket.created(mid));
        assertThat(Json.text(frame.path("message"), "text")).isEqualTo("Wo bleibt mein Fahrrad? 🚲");
        return frame;
    }

    private static String replyOverTheSocket(Desk desk, LiveSocket socket, String conversation, String text) {
        String clientId = "client-" + conversation;
        socket.send(Map.of(
                "type",
                "message.send",
                "ref",
                "ref-" + conversation,
                "conversation_id",
                conversation,
                "client_message_id",
                clientId,
                "text",
                text));
        JsonNode ack = socket.await("the ack", frame -> ("ref-" + conversation).equals(Json.text(frame, "ref")));
        assertThat(Json.text(ack, "type")).isEqualTo("ack");
        String id = Ids.clientMessage(conversation, desk.admin().userId(), clientId);
        assertThat(Json.text(ack, "message_id")).isEqualTo(id);
        return id;
    }

    private static void becomesRead(
            Desk desk, LiveSocket socket, String channel, String customer, String conversation, String reply) {
        if (channel.equals("facebook")) {
            // Instagram tells no deliveries.
            socket.await("delivered", marks(conversation, "delivered_up_to_seq"));
            awaitStatus(desk, conversation, reply, "delivered");
        }
        desk.meta.customerReads(channel, customer);
        socket.await("read", marks(conversation, "read_up_to_seq"));
        awaitStatus(desk, conversation, reply, "read");
    }

    private static void awaitStatus(Desk desk, String conversation, String reply, String status) {
        Awaiting.asserted(
                "the API shows " + status,
                () -> assertThat(outbound(desk, conversation))
                        .extracting(message -> Json.text(message, "id"), message -> Json.text(message, "status"))
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(reply, status)));
    }

    private static JsonNode theOnlySent(Desk desk, String customer) {
        List<JsonNode> sent = desk.meta.sent(customer);
        assertThat(sent).hasSize(1);
        return sent.getFirst();
    }

    private static String replyId(Desk desk, String conversation, String clientId, String text) {
        return desk.admin()
                .reply(conversation, clientId, text)
                .expect(202)
                .body()
                .path("message")
                .path("id")
                .asString();
    }

    private static List<JsonNode> outbound(Desk desk, String conversation) {
        return desk.admin().messages(conversation).stream()
                .filter(message -> "outbound".equals(Json.text(message, "direction")))
                .toList();
    }

    private static boolean isSent(JsonNode message) {
        return List.of("sent", "delivered", "read").contains(Json.text(message, "status"));
    }

    private static Predicate<JsonNode> statusOf(String messageId, String status) {
        return LiveSocket.image(messageId).and(frame -> status.equals(Json.text(frame.path("message"), "status")));
    }

    /** The second message, the reply, is below the mark. */
    private static Predicate<JsonNode> marks(String conversationId, String mark) {
        return frame -> conversationId.equals(Json.text(frame.path("conversation"), "id"))
                && frame.path("conversation").path(mark).asLong() >= 2;
    }
}
