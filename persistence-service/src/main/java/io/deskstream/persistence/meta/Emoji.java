package io.deskstream.persistence.meta;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the emoji of a reaction; some come spelled out, as a backslash, a u and the number in braces. */
final class Emoji {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-fA-F]{1,5})}");
    /** An emoji of several joined ones has some 30 characters. */
    private static final int MOST = 64;

    private Emoji() {}

    /** Null where the reaction was taken back. */
    static @Nullable String of(JsonNode reaction) {
        if ("unreact".equals(Members.text(reaction.path("action")))) {
            return null;
        }
        String emoji = Members.filled(reaction.path("emoji"));
        if (emoji != null && emoji.length() <= MOST) {
            return ESCAPE.matcher(emoji).replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
        }
        return ofName(Members.text(reaction.path("reaction")));
    }

    private static String ofName(@Nullable String name) {
        return switch (name == null ? "" : name) {
            case "love" -> "❤️";
            case "smile" -> "😆";
            case "wow" -> "😮";
            case "sad" -> "😢";
            case "angry" -> "😠";
            case "dislike" -> "👎";
            default -> "👍";
        };
    }
}
