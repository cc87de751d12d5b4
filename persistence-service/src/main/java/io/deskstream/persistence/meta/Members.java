package io.deskstream.persistence.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members as the platform writes them: ids and times come as text and as numbers; of a wrong type they count as missing. */
final class Members {

    /** Below this a time is in seconds: the same number of milliseconds is March 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private Members() {}

    static @Nullable String text(JsonNode value) {
        if (value.isString()) {
            return clean(value.stringValue());
        }
        return value.isIntegralNumber() ? value.asString() : null;
    }

    /** Text that says something. */
    static @Nullable String filled(JsonNode value) {
        String text = text(value);
        return text == null || text.isEmpty() ? null : text;
    }

    static @Nullable Long millis(JsonNode time) {
        Long value = number(time);
        if (value == null || value <= 0) {
            return null;
        }
        return value < FIRST_MILLIS ? value * 1000 : value;
    }

    static int count(JsonNode value) {
        Long number = number(value);
        return number == null ? 0 : Math.clamp(number, 0, Integer.MAX_VALUE);
    }

    private static @Nullable Long number(JsonNode value) {
        if (value.isNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isString() && value.stringValue().matches("\\d{1,18}") ? Long.valueOf(value.stringValue()) : null;
    }

    /** NUL and half surrogates are valid JSON and invalid in a database's text. */
    static String clean(String text) {
        if (text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || isHalf(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
