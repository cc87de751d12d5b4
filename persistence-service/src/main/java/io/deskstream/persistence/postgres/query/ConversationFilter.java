package io.deskstream.persistence.postgres.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list is to hold; null does not restrict.
 *
 * @param accountId the platform's id or ours
 * @param text contained in the participant's name or in the preview of the last message, whatever the case
 */
public record ConversationFilter(
        @Nullable String status,
        @Nullable String channel,
        @Nullable Assigned assigned,
        @Nullable String accountId,
        @Nullable String label,
        @Nullable Boolean unread,
        @Nullable String text) {

    /** Whom a conversation is assigned to. */
    public sealed interface Assigned {

        record Nobody() implements Assigned {}

        record To(UUID userId) implements Assigned {}
    }
}
