package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A cursor brings exactly what was missed; one that cannot be used is said to be so. */
@Order(40)
@ExtendWith(SharedDesk.class)
class AStreamGoesOnWhereItEndedTest {

    @Test
    void aCursorBringsExactlyWhatWasMissed(Desk desk) {
        String customer = Desk.newCustomer();
        String cursor;
        String before;
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            before = desk.meta.customerWrites("facebook", customer, "before");
            socket.await("the message before", LiveSocket.created(before));
            cursor = Objects.requireNonNull(socket.cursor());
        }
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            missed.add(desk.meta.customerWrites("facebook", customer, "missed " + i));
        }
        String conversation = Desk.conversationId("facebook", customer);
        Awaiting.until("all are there", () -> desk.admin().messages(conversation), all -> all.size() == 21);

        try (LiveSocket socket = LiveSocket.open(desk.admin(), cursor, frame -> {})) {
            assertThat(hello(socket).path("resumed").asBoolean()).isTrue();
            String after = desk.meta.customerWrites("facebook", customer, "after");
            socket.await("the message after", LiveSocket.created(after));
            missed.add(after);
            assertThat(createdIn(socket, conversation)).containsExactlyElementsOf(missed);
            assertThat(socket.all(LiveSocket.ofType("resync"))).isEmpty();
        }
    }

    @Test
    void anAnswersCursorMissesNothingThatTheAnswerLacks(Desk desk) {
        String customer = Desk.newCustomer();
        desk.conversationWith("facebook", customer);
        String conversation = Desk.conversationId("facebook", customer);
        ApiClient.Answer answer = desk.admin()
                .get("/api/conversations/" + conversation + "/messages")
                .expect(200);
        String cursor = answer.raw().headers().firstValue("X-Stream-Cursor").orElseThrow();
        String mid = desk.meta.customerWrites("facebook", customer, "after the answer");

        try (LiveSocket socket = LiveSocket.open(desk.admin(), cursor, frame -> {})) {
            assertThat(hello(socket).path("resumed").asBoolean()).isTrue();
            socket.await("what the answer lacks", LiveSocket.created(mid));
        }
    }

    @Test
    void aCursorThatCannotBeUsedIsSaidToBeSo(Desk desk) {
        for (String garbage : List.of("garbage", "AAAA", "%00", "eyJ4IjoxfQ==")) {
            try (LiveSocket socket = LiveSocket.open(desk.admin(), garbage, frame -> {})) {
                assertThat(hello(socket).path("resumed").asBoolean(true)).isFalse();
                JsonNode resync = socket.await("resync", LiveSocket.ofType("resync"));
                assertThat(Json.text(resync, "reason")).isEqualTo("cursor_unknown");
                String mid = desk.meta.customerWrites("facebook", Desk.newCustomer(), "the stream goes on");
                socket.await("the stream goes on", LiveSocket.created(mid));
            }
        }
    }

    private static JsonNode hello(LiveSocket socket) {
        return socket.await("hello", LiveSocket.ofType("hello"));
    }

    private static List<String> createdIn(LiveSocket socket, String conversation) {
        return socket
                .all(LiveSocket.ofType("message.created")
                        .and(frame -> conversation.equals(Json.text(frame.path("message"), "conversation_id"))))
                .stream()
                .map(frame -> Objects.requireNonNull(Json.text(frame.path("message"), "platform_message_id")))
                .toList();
    }
}
