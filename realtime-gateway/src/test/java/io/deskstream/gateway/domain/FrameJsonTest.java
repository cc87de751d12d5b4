package io.deskstream.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The small frames, byte for byte as the contract shows them. */
class FrameJsonTest {

    @ParameterizedTest
    @MethodSource("frames")
    void framesReadAsTheContractShowsThem(Frame frame, @Nullable String cursor, String json) {
        assertThat(new String(QueuedFrame.of(frame, cursor).json(), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    static Stream<Arguments> frames() {
        var user = new Frame.UserView("u", "a@b", "Ann", "agent", true);
        return Stream.of(
                frame(
                        new Frame.Hello("s", true, user, 25),
                        "c",
                        "{\"type\":\"hello\",\"cursor\":\"c\",\"session_id\":\"s\",\"resumed\":true,\"user\":{\"id\":\"u\","
                                + "\"email\":\"a@b\",\"name\":\"Ann\",\"role\":\"agent\",\"active\":true},"
                                + "\"heartbeat_s\":25}"),
                frame(
                        new Frame.ConversationRemoved("x", 9),
                        "c",
                        "{\"type\":\"conversation.removed\",\"cursor\":\"c\",\"conversation_id\":\"x\",\"version\":9}"),
                frame(
                        new Frame.CommandRejected("k", "x", null, "window_closed", "Too late."),
                        "c",
                        "{\"type\":\"command.rejected\",\"cursor\":\"c\",\"command_id\":\"k\",\"conversation_id\":\"x\","
                                + "\"client_message_id\":null,\"code\":\"window_closed\",\"message\":\"Too late.\"}"),
                frame(
                        new Frame.AccountUpdated(new Frame.AccountView("a", "facebook", "Shop", "ok")),
                        "c",
                        "{\"type\":\"account.updated\",\"cursor\":\"c\",\"account\":{\"id\":\"a\",\"channel\":\"facebook\","
                                + "\"name\":\"Shop\",\"health\":\"ok\"}}"),
                frame(
                        new Frame.Typing("x", new Frame.TypingActor("agent", "u", "Ann"), true),
                        null,
                        "{\"type\":\"typing\",\"conversation_id\":\"x\",\"actor\":{\"kind\":\"agent\",\"id\":\"u\","
                                + "\"name\":\"Ann\"},\"on\":true}"),
                frame(
                        new Frame.Presence("u", "online", List.of("x")),
                        null,
                        "{\"type\":\"presence\",\"user_id\":\"u\",\"status\":\"online\",\"viewing\":[\"x\"]}"),
                frame(new Frame.Heartbeat(), "c", "{\"type\":\"heartbeat\",\"cursor\":\"c\"}"),
                frame(
                        new Frame.Ack("r", "k", "m"),
                        null,
                        "{\"type\":\"ack\",\"ref\":\"r\",\"command_id\":\"k\",\"message_id\":\"m\"}"),
                frame(
                        new Frame.Refused("r", "text_empty", "No."),
                        null,
                        "{\"type\":\"error\",\"ref\":\"r\",\"code\":\"text_empty\",\"message\":\"No.\"}"),
                frame(new Frame.Resync("cursor_too_old"), null, "{\"type\":\"resync\",\"reason\":\"cursor_too_old\"}"),
                frame(new Frame.Pong(), null, "{\"type\":\"pong\"}"));
    }

    private static Arguments frame(Frame frame, @Nullable String cursor, String json) {
        return Arguments.of(frame, cursor, json);
    }
}
