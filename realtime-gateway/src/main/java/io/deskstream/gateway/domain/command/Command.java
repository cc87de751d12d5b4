package io.deskstream.gateway.domain.command;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes to the log of commands. */
public sealed interface Command {

    Header header();

    /** What every command carries. */
    record Header(String commandId, ConversationKey key, Author author, Instant issuedAt) {}

    record Author(String userId, String name) {}

    record Send(Header header, MessageDraft draft) implements Command {}

    record Assign(Header header, @Nullable String assigneeId, ConversationChange.Expected expected)
            implements Command {}

    record SetStatus(Header header, String status, @Nullable Instant snoozedUntil, ConversationChange.Expected expected)
            implements Command {}

    /**
     * Moves the agents' read mark.
     *
     * @param unread true: everything from {@code seq} on is unread again; false: read up to {@code seq}
     */
    record MarkRead(Header header, long seq, boolean unread) implements Command {}
}
