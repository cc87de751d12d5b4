package io.deskstream.outbound.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the core hands it over.
 *
 * @param replyTo the platform's id of the message that it answers
 */
public record Draft(
        @Nullable String text,
        @Nullable Attachment attachment,
        List<QuickReply> quickReplies,
        @Nullable String replyTo) {

    public Draft {
        quickReplies = List.copyOf(quickReplies);
    }

    /** A file; {@code kind} as the platform names it. */
    public record Attachment(String kind, @Nullable String url) {}

    public record QuickReply(String title, String payload) {}

    /** Never a customer's or an agent's words. */
    @Override
    public String toString() {
        return "Draft[text=" + (text == null ? "none" : text.length() + " characters") + ", attachment="
                + (attachment == null ? "none" : attachment.kind()) + "]";
    }
}
