package io.deskstream.gateway.domain.command;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.List;

/** What goes to the log of commands. */
public sealed interface Command {

    Header header();

    /** What every command carries. */
    record Header(String commandId, ConversationKey key, Author author, Instant issuedAt) {}

    record Author(String userId, String name) {}

    /** @param files those that the draft names, in its order */
    record Send(Header header, MessageDraft draft, List<SentFile> files) implements Command {}

    record Retry(Header header, String messageId) implements Command {}

    record Cancel(Header header, String messageId) implements Command {}

    /** @param sent whether the author says that the message left */
    record Settle(Header header, String messageId, boolean sent) implements Command {}

    record Change(Header header, ConversationChange change) implements Command {}

    /**
     * Moves the agents' read mark.
     *
     * @param unread true: everything from {@code seq} on is unread again; false: read up to {@code seq}
     */
    record MarkRead(Header header, long seq, boolean unread) implements Command {}

    /** @param name empty: what the platform calls the customer */
    record Rename(Header header, String name) implements Command {}

    record Erase(Header header) implements Command {}
}
