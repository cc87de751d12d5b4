package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/** A token of an integration, which acts in its user's name. The token itself is not kept, only its hash. */
public record ApiToken(
        UUID id, UUID workspaceId, UUID userId, String name, TokenScope scope, String hash, Instant createdAt) {

    @Override
    public String toString() {
        return "ApiToken[" + id + ", " + scope + "]";
    }
}
