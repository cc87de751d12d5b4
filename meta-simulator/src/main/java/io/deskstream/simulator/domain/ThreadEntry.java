package io.deskstream.simulator.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a thread, as both sides can see it.
 *
 * @param edits how often its customer has edited it
 * @param reaction the customer's emoji, empty for none
 */
public record ThreadEntry(
        String mid,
        Author author,
        @Nullable String text,
        List<Attachment> attachments,
        List<String> quickReplies,
        @Nullable String replyTo,
        Instant at,
        int edits,
        boolean unsent,
        String reaction) {
    public enum Author {
        CUSTOMER,
        ACCOUNT
    }

    static ThreadEntry of(String mid, Writing writing, Instant at) {
        return new ThreadEntry(
                mid, Author.CUSTOMER, writing.text(), writing.attachments(), List.of(), null, at, 0, false, "");
    }

    static ThreadEntry of(String mid, SendRequest request, Instant at) {
        Attachment attachment = request.attachment();
        return new ThreadEntry(
                mid,
                Author.ACCOUNT,
                request.text(),
                attachment == null ? List.of() : List.of(attachment),
                request.quickReplies(),
                request.replyTo(),
                at,
                0,
                false,
                "");
    }

    boolean allows(Amendment amendment) {
        return switch (amendment) {
            case Amendment.Edit edit -> author == Author.CUSTOMER && !unsent;
            case Amendment.Unsend unsend -> author == Author.CUSTOMER && !unsent;
            case Amendment.React react -> !unsent;
        };
    }

    ThreadEntry with(Amendment amendment) {
        return switch (amendment) {
            case Amendment.Edit(String newText) ->
                new ThreadEntry(
                        mid, author, newText, attachments, quickReplies, replyTo, at, edits + 1, false, reaction);
            case Amendment.Unsend() ->
                new ThreadEntry(mid, author, null, List.of(), List.of(), replyTo, at, edits, true, "");
            case Amendment.React(String emoji) ->
                new ThreadEntry(mid, author, text, attachments, quickReplies, replyTo, at, edits, false, emoji);
        };
    }
}
