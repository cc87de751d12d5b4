package io.deskstream.persistence.meta;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What agents may see of an item beside its text, as a JSON object. What lets its holder act as somebody is left out. */
final class Context {

    private static final Set<String> ENVELOPE = Set.of("sender", "recipient", "timestamp", "hop_context");
    private static final Pattern SECRET =
            Pattern.compile(".*(token|secret|password|credential|authorization).*", Pattern.DOTALL);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Context() {}

    /** Of a message: the button that was tapped, the story that was answered, what led to it. */
    static @Nullable String ofMessage(JsonNode message) {
        ObjectNode context = picked(message, "quick_reply", "referral", "commands", "tags");
        JsonNode story = message.path("reply_to").path("story");
        if (story.isObject()) {
            context.set("story", withoutSecrets(story));
        }
        return textOf(context);
    }

    static @Nullable String ofPostback(JsonNode postback) {
        return textOf(picked(postback, "payload", "referral"));
    }

    /** Of what is no message: all but who and when. */
    static String ofItem(JsonNode item) {
        ObjectNode context = NODES.objectNode();
        for (String name : item.propertyNames()) {
            if (!ENVELOPE.contains(name) && !isSecret(name)) {
                context.set(name, withoutSecrets(item.path(name)));
            }
        }
        return Members.clean(context.toString());
    }

    /** The member that makes the item what it is. */
    static String nameOf(JsonNode item) {
        for (String name : item.propertyNames()) {
            if (!ENVELOPE.contains(name)) {
                return Members.clean(name);
            }
        }
        return "unknown";
    }

    private static ObjectNode picked(JsonNode node, String... names) {
        ObjectNode picked = NODES.objectNode();
        for (String name : names) {
            JsonNode member = node.path(name);
            if (!member.isMissingNode() && !member.isNull()) {
                picked.set(name, withoutSecrets(member));
            }
        }
        return picked;
    }

    private static @Nullable String textOf(ObjectNode context) {
        return context.isEmpty() ? null : Members.clean(context.toString());
    }

    private static JsonNode withoutSecrets(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            for (String name : node.propertyNames()) {
                if (!isSecret(name)) {
                    copy.set(name, withoutSecrets(node.path(name)));
                }
            }
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> copy.add(withoutSecrets(element)));
            return copy;
        }
        return node;
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
