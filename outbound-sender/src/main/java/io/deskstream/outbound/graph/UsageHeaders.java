package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads {@code X-App-Usage}, {@code X-Business-Use-Case-Usage} and {@code Retry-After}; what is not of their form tells
 * nothing.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Graph API: rate limiting</a>
 */
final class UsageHeaders {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] SHARES = {"call_count", "total_cputime", "total_time"};
    private static final long MOST_MINUTES = Duration.ofDays(1).toMinutes();

    private UsageHeaders() {}

    static Usage of(HttpHeaders headers) {
        JsonNode app = json(headers.getFirst("X-App-Usage"));
        JsonNode business = json(headers.getFirst("X-Business-Use-Case-Usage"));
        int percent = share(app);
        long minutes = 0;
        for (JsonNode entries : business) {
            for (JsonNode entry : entries) {
                percent = Math.max(percent, share(entry));
                minutes = Math.max(
                        minutes, entry.path("estimated_time_to_regain_access").asLong(0));
            }
        }
        Duration regain = Duration.ofMinutes(Math.clamp(minutes, 0, MOST_MINUTES));
        return new Usage(percent, regain.isZero() ? retryAfter(headers) : regain);
    }

    private static int share(JsonNode usage) {
        int most = 0;
        for (String share : SHARES) {
            most = Math.max(most, usage.path(share).asInt(0));
        }
        return most;
    }

    private static Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (seconds == null || !seconds.matches("\\d{1,5}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static JsonNode json(@Nullable String header) {
        try {
            return header == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(header);
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
