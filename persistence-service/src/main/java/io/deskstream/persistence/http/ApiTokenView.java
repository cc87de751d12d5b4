package io.deskstream.persistence.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.deskstream.persistence.directory.ApiToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token of an integration as the API shows it.
 *
 * @param token itself, once: when it was made
 */
record ApiTokenView(
        UUID id,
        UUID userId,
        String name,
        String scope,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    static ApiTokenView of(ApiToken token) {
        return made(token, null);
    }

    static ApiTokenView made(ApiToken made, @Nullable String token) {
        return new ApiTokenView(
                made.id(), made.userId(), made.name(), made.scope().text(), made.createdAt(), token);
    }

    @Override
    public String toString() {
        return "ApiTokenView[" + id + "]";
    }
}
