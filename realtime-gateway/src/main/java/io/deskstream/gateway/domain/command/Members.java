package io.deskstream.gateway.domain.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the members of a request's JSON object; what does not fit is refused by name. */
public final class Members {

    private final JsonNode object;

    private Members(JsonNode object) {
        this.object = object;
    }

    /** The members of an object that may have the {@code known} ones and no other. */
    public static Members of(JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw RefusedException.malformed("The request is to be a JSON object.");
        }
        List<String> unknown = node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RefusedException(400, "unknown_member", "Unknown members: " + String.join(", ", unknown));
        }
        return new Members(node);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public @Nullable String text(String name) {
        JsonNode value = present(name);
        if (value != null && !value.isString()) {
            throw wrong(name, "text");
        }
        return value == null ? null : value.stringValue();
    }

    public String requiredText(String name, int most) {
        String text = text(name);
        if (text == null || text.isBlank() || isLonger(text, most)) {
            throw wrong(name, "text of 1 to " + most + " characters");
        }
        return text;
    }

    /** A text that has to be there but may be empty. */
    public String shortText(String name, int most) {
        String text = text(name);
        if (text == null || isLonger(text, most)) {
            throw wrong(name, "text of at most " + most + " characters");
        }
        return text;
    }

    /** As the platforms count, and the core. */
    static boolean isLonger(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters;
    }

    public @Nullable String uuid(String name) {
        String text = text(name);
        if (text != null && !isUuid(text)) {
            throw wrong(name, "a UUID in lower case");
        }
        return text;
    }

    public String requiredUuid(String name) {
        String text = uuid(name);
        if (text == null) {
            throw wrong(name, "a UUID in lower case");
        }
        return text;
    }

    public @Nullable Long count(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(name, "a whole number from 0");
        }
        return value.longValue();
    }

    public long requiredCount(String name) {
        Long count = count(name);
        if (count == null) {
            throw wrong(name, "a whole number from 0");
        }
        return count;
    }

    /** The member, false where it is absent. */
    public boolean flag(String name) {
        JsonNode value = present(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value != null && value.booleanValue();
    }

    public boolean requiredFlag(String name) {
        if (present(name) == null) {
            throw wrong(name, "true or false");
        }
        return flag(name);
    }

    public @Nullable Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(name, "a time like 2026-01-02T03:04:05.678Z");
        }
    }

    public List<JsonNode> list(String name, int most) {
        JsonNode value = present(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw wrong(name, "a list of at most " + most);
        }
        return List.copyOf(value.values());
    }

    /** A list of at most {@code most} texts of 1 to {@code characters} characters. */
    public List<String> texts(String name, int most, int characters) {
        return list(name, most).stream()
                .map(node -> {
                    String text = node.isString() ? node.stringValue() : "";
                    if (text.isBlank() || isLonger(text, characters)) {
                        throw wrong(name, "a list of texts of 1 to " + characters + " characters");
                    }
                    return text;
                })
                .toList();
    }

    public @Nullable JsonNode present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public static RefusedException wrong(String name, String wanted) {
        return RefusedException.malformed("'" + name + "' is to be " + wanted + ".");
    }

    static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
