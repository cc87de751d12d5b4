package io.deskstream.gateway.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server tells a client, one JSON object each; the cursor is added where the frame has one. */
public sealed interface Frame {

    record Hello(String sessionId, boolean resumed, UserView user, long heartbeatS) implements Frame {}

    record MessageCreated(MessageView message, @Nullable ConversationView conversation) implements Frame {}

    record MessageUpdated(MessageView message) implements Frame {}

    record ConversationUpdated(ConversationView conversation) implements Frame {}

    record ConversationRemoved(String conversationId, long version) implements Frame {}

    record CommandRejected(
            String commandId,
            String conversationId,
            @Nullable String clientMessageId,
            String code,
            String message) implements Frame {}

    record AccountUpdated(AccountView account) implements Frame {}

    record Typing(String conversationId, TypingActor actor, boolean on) implements Frame {}

    record Presence(String userId, String status, List<String> viewing) implements Frame {}

    record Heartbeat() implements Frame {}

    record Ack(
            @Nullable String ref,
            String commandId,
            @Nullable String messageId) implements Frame {}

    record Refused(@Nullable String ref, String code, String message) implements Frame {}

    record Resync(String reason) implements Frame {}

    record Pong() implements Frame {}

    record UserView(String id, String email, String name, String role, boolean active) {

        public static UserView of(User user) {
            return new UserView(
                    user.id(), user.email(), user.name(), user.role().text(), user.active());
        }
    }

    record AccountView(String id, String channel, String name, String health) {}

    record TypingActor(String kind, String id, @Nullable String name) {}

    default String type() {
        return switch (this) {
            case Hello f -> "hello";
            case MessageCreated f -> "message.created";
            case MessageUpdated f -> "message.updated";
            case ConversationUpdated f -> "conversation.updated";
            case ConversationRemoved f -> "conversation.removed";
            case CommandRejected f -> "command.rejected";
            case AccountUpdated f -> "account.updated";
            case Typing f -> "typing";
            case Presence f -> "presence";
            case Heartbeat f -> "heartbeat";
            case Ack f -> "ack";
            case Refused f -> "error";
            case Resync f -> "resync";
            case Pong f -> "pong";
        };
    }
}
