package io.deskstream.gateway.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation as the API and the frames show it. */
public record ConversationView(
        String id,
        String channel,
        AccountRef account,
        Participant participant,
        String status,
        @Nullable Instant snoozedUntil,
        @Nullable PersonRef assignee,
        long unreadCount,
        long lastSeq,
        long deliveredUpToSeq,
        long readUpToSeq,
        @Nullable LastMessage lastMessage,
        @Nullable Instant lastMessageAt,
        @Nullable Instant replyWindowEndsAt,
        List<String> labels,
        @Nullable ThreadOwner threadOwner,
        long erasedUpToSeq,
        long version) {

    /** {@code accountId} is the platform's id; {@code id} is ours, null until the directory tells of it. */
    public record AccountRef(
            @Nullable String id, String accountId, @Nullable String name) {}

    public record Participant(
            String id,
            @Nullable String name,
            @Nullable String username,
            @Nullable String avatarUrl) {}

    public record PersonRef(String id, @Nullable String name) {}

    /** The platform's app that controls the thread; {@code appId} is empty where nobody told which. */
    public record ThreadOwner(String appId, @Nullable String name) {}

    public record LastMessage(long seq, String direction, String preview, Instant createdAt) {}
}
