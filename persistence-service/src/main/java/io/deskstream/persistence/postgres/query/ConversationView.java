package io.deskstream.persistence.postgres.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as the API shows it. Ids of account and participant without further name are the platform's. */
public record ConversationView(
        UUID id,
        String channel,
        Account account,
        Participant participant,
        String status,
        @Nullable Instant snoozedUntil,
        @Nullable Assignee assignee,
        long unreadCount,
        long lastSeq,
        long deliveredUpToSeq,
        long readUpToSeq,
        @Nullable LastMessage lastMessage,
        Instant lastMessageAt,
        @Nullable Instant replyWindowEndsAt,
        List<String> labels,
        @Nullable ThreadOwner threadOwner,
        long erasedUpToSeq,
        long version) {

    /** {@code id} is ours, null until the account's row is there. */
    public record Account(@Nullable UUID id, String accountId, String name) {}

    public record Participant(
            String id,
            @Nullable String name,
            @Nullable String username,
            @Nullable String avatarUrl) {}

    public record Assignee(UUID id, @Nullable String name) {}

    /** The platform's app that controls the thread; {@code appId} is empty where nobody told which. */
    public record ThreadOwner(String appId, @Nullable String name) {}

    public record LastMessage(long seq, String direction, String preview, Instant createdAt) {}
}
