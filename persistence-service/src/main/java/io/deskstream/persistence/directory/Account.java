package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page or professional account on a platform.
 *
 * @param accountId the platform's id
 * @param token encrypted; null while nobody connected the account
 */
public record Account(
        UUID id,
        UUID workspaceId,
        String channel,
        String accountId,
        String name,
        AccountHealth health,
        @Nullable String token,
        long version,
        Instant createdAt,
        Instant changedAt) {

    public boolean isConnected() {
        return health != AccountHealth.NOT_CONNECTED;
    }

    @Override
    public String toString() {
        return "Account[" + id + ", " + channel + ":" + accountId + ", " + health + ", v" + version + "]";
    }
}
