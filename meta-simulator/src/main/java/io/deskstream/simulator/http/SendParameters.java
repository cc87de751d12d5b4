package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.Channel;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.SendRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a call of the Send API. */
final class SendParameters {
    private static final String ID = "[0-9]{1,32}";

    private SendParameters() {}

    static String recipient(Channel channel, GraphParameters parameters) {
        JsonNode id = parameters
                .object("recipient")
                .map(recipient -> recipient.get("id"))
                .orElseThrow(() -> new GraphRefusal(GraphError.parameter("The parameter recipient[id] is required")));
        String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
        if (!text.matches(ID)) {
            throw new GraphRefusal(GraphError.noSuchCustomer(channel));
        }
        return text;
    }

    static SendRequest request(Channel channel, GraphParameters parameters) {
        JsonNode message = parameters
                .object("message")
                .orElseThrow(() -> new GraphRefusal(GraphError.parameter("The parameter message is required")));
        return new SendRequest(
                recipient(channel, parameters),
                text(message, "text"),
                attachment(message.get("attachment")),
                quickReplies(message.get("quick_replies")),
                text(message, "metadata"),
                parameters.text("messaging_type").orElse(null),
                parameters.text("tag").orElse(null),
                parameters
                        .object("reply_to")
                        .map(replyTo -> text(replyTo, "mid"))
                        .orElse(null));
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new GraphRefusal(GraphError.parameter("Param " + name + " must be a string"));
        }
        return value.stringValue();
    }

    private static @Nullable Attachment attachment(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        String type = text(node, "type");
        if (type == null) {
            throw new GraphRefusal(GraphError.parameter("The parameter message[attachment][type] is required"));
        }
        JsonNode payload = node.get("payload");
        return new Attachment(type, payload == null ? Map.of() : members(payload));
    }

    private static List<String> quickReplies(@Nullable JsonNode node) {
        return node == null
                ? List.of()
                : node.valueStream()
                        .map(reply -> reply.path("title").asString(""))
                        .toList();
    }

    private static Map<String, Object> members(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.propertyStream().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
        return members;
    }

    private static Object plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value;
    }
}
