package io.deskstream.simulator.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of a thread, as both sides can see it. */
public record ThreadEntry(
        String mid,
        Author author,
        @Nullable String text,
        List<Attachment> attachments,
        List<String> quickReplies,
        @Nullable String replyTo,
        Instant at) {
    public enum Author {
        CUSTOMER,
        ACCOUNT
    }

    static ThreadEntry of(String mid, Writing writing, Instant at) {
        return new ThreadEntry(mid, Author.CUSTOMER, writing.text(), writing.attachments(), List.of(), null, at);
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
                at);
    }
}
