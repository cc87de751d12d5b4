package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Meta's times: milliseconds, in places seconds, in places as strings. */
final class MetaTime {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    /** As milliseconds March 1973, as seconds the year 5138. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private MetaTime() {}

    static Optional<Instant> of(@Nullable JsonValue value) {
        return Optional.ofNullable(value)
                .filter(time -> time.isNumber() || time.isString())
                .map(JsonValue::text)
                .filter(text -> DIGITS.matcher(text).matches())
                .map(Long::parseLong)
                .filter(time -> time > 0)
                .map(time -> time < SECONDS_BELOW ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time));
    }
}
