package io.deskstream.persistence.postgres.query;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list is to hold; null does not restrict.
 *
 * @param accountId the platform's id or ours
 * @param participantId the platform's id
 * @param among no others than these
 */
public record ConversationFilter(
        @Nullable String status,
        @Nullable String channel,
        @Nullable Assigned assigned,
        @Nullable String accountId,
        @Nullable String participantId,
        @Nullable String label,
        @Nullable Boolean unread,
        @Nullable Set<UUID> among) {

    public ConversationFilter among(Set<UUID> ids) {
        return new ConversationFilter(status, channel, assigned, accountId, participantId, label, unread, ids);
    }

    /** Whom a conversation is assigned to. */
    public sealed interface Assigned {

        record Nobody() implements Assigned {}

        record To(UUID userId) implements Assigned {}
    }
}
