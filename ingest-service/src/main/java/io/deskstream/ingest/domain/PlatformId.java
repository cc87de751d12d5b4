package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids of accounts and people: text, also where JSON has a number (they exceed 2^53). Visible ASCII, 1 to 128
 * characters.
 */
final class PlatformId {

    private static final Pattern TEXT = Pattern.compile("[!-~]{1,128}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,128}");

    private PlatformId() {}

    /** The id that a value is, or empty when it is none. */
    static Optional<String> of(@Nullable JsonValue value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.isString()) {
            return Optional.of(value.text()).filter(text -> TEXT.matcher(text).matches());
        }
        return Optional.of(value)
                .filter(JsonValue::isNumber)
                .map(JsonValue::text)
                .filter(text -> DIGITS.matcher(text).matches());
    }
}
