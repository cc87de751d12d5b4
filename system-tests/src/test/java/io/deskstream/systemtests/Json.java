package io.deskstream.systemtests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** JSON as these tests write and read it. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A member's text; null where it is absent or null. */
    static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }

    static List<JsonNode> items(JsonNode array) {
        return array.isArray() ? ((ArrayNode) array).valueStream().toList() : List.of();
    }

    /** RFC 8785 for what webhooks hold: sorted members, texts, and whole numbers as the doubles that they are there. */
    static String canonical(JsonNode node) {
        if (node.isObject()) {
            Stream<String> members =
                    node.propertyNames().stream().sorted().map(name -> write(name) + ":" + canonical(node.path(name)));
            return "{" + String.join(",", members.toList()) + "}";
        }
        if (node.isArray()) {
            return "["
                    + String.join(",", items(node).stream().map(Json::canonical).toList()) + "]";
        }
        return node.isIntegralNumber() ? whole(node.doubleValue()) : write(node);
    }

    private static String whole(double number) {
        return new BigDecimal(Double.toString(number))
                .setScale(0, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
