package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a customer does to a message later is seen live, in the same row, and so by the API. */
@Order(46)
@ExtendWith(SharedDesk.class)
class WhatBecomesOfAMessageIsSeenTest {

    private final String customer = Desk.newCustomer();

    @Test
    void aMessageIsEditedReactedToAndUnsent(Desk desk) {
        desk.conversationWith("instagram", customer);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            String mid = desk.meta.customerWrites("instagram", customer, "at five");
            JsonNode created =
                    socket.await("the message", LiveSocket.created(mid)).path("message");

            desk.meta.customerAmends("instagram", customer, mid, "edit", "text", "at six");
            JsonNode edited = await(socket, created, message -> "at six".equals(Json.text(message, "text")));
            assertThat(Json.text(edited, "edited_at")).isNotNull();

            desk.meta.customerAmends("instagram", customer, mid, "react", "emoji", "👍");
            JsonNode reacted =
                    await(socket, created, message -> message.path("reactions").size() == 1);
            assertThat(Json.text(reacted.path("reactions").path(0), "actor")).isEqualTo("customer");
            assertThat(Json.text(reacted.path("reactions").path(0), "emoji")).isEqualTo("👍");

            desk.meta.customerAmends("instagram", customer, mid, "unreact");
            await(socket, reacted, message -> message.path("reactions").isEmpty());

            desk.meta.customerAmends("instagram", customer, mid, "unsend");
            JsonNode unsent = await(socket, created, message -> Json.text(message, "deleted_at") != null);
            assertThat(Json.text(unsent, "text")).isNull();
            assertThat(unsent.path("seq")).isEqualTo(created.path("seq"));
            assertThat(desk.admin().messages(Desk.conversationId("instagram", customer)))
                    .last()
                    .isEqualTo(unsent);
            assertThat(Json.text(desk.conversation("instagram", customer).path("last_message"), "preview"))
                    .isEqualTo("[unsent]");
        }
    }

    /** The message's image that is so and newer than the one given. */
    private static JsonNode await(LiveSocket socket, JsonNode before, Predicate<JsonNode> wanted) {
        return socket.await(
                        "a newer image",
                        LiveSocket.image(before.path("id").asString()).and(frame -> {
                            JsonNode message = frame.path("message");
                            return message.path("version").asLong()
                                            > before.path("version").asLong()
                                    && wanted.test(message);
                        }))
                .path("message");
    }
}
