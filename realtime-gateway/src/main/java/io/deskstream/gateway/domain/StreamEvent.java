package io.deskstream.gateway.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of the stream, with the frame it becomes; what nobody is told is {@link Silent}. */
public sealed interface StreamEvent {

    int slot();

    long offset();

    /** When Kafka took it. */
    Instant publishedAt();

    /** The bytes it takes in memory, roughly. */
    default int weight() {
        return 160;
    }

    /**
     * A change of a conversation or of one of its messages.
     *
     * @param previousAssigneeId before the change; the same as {@code assigneeId} where that did not change
     * @param image whether the frame holds the conversation, so that whoever lost sight of it is to be told
     */
    record ConversationEvent(
            int slot,
            long offset,
            Instant publishedAt,
            String conversationId,
            long version,
            @Nullable String assigneeId,
            @Nullable String previousAssigneeId,
            boolean image,
            EncodedFrame frame)
            implements StreamEvent {

        @Override
        public int weight() {
            return 320 + frame.size();
        }
    }

    /** The core refused a command; told to its author. */
    record Rejection(int slot, long offset, Instant publishedAt, String authorId, EncodedFrame frame)
            implements StreamEvent {

        @Override
        public int weight() {
            return 240 + frame.size();
        }
    }

    record AccountEvent(int slot, long offset, Instant publishedAt, boolean connected, EncodedFrame frame)
            implements StreamEvent {

        @Override
        public int weight() {
            return 240 + frame.size();
        }
    }

    /** A user changed: sessions may have ended, or see another part of the workspace. */
    record UserEvent(int slot, long offset, Instant publishedAt, String userId, boolean roleChanged)
            implements StreamEvent {}

    /** Whether agents see unassigned conversations changed. */
    record VisibilityEvent(int slot, long offset, Instant publishedAt) implements StreamEvent {}

    /** Moves the position, nothing else. */
    record Silent(int slot, long offset, Instant publishedAt) implements StreamEvent {}
}
