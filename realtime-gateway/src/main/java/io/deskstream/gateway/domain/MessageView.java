package io.deskstream.gateway.domain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API and the frames show it. {@code seq} is null while the core has not taken it in.
 *
 * @param context a JSON object
 */
public record MessageView(
        String id,
        String conversationId,
        @Nullable Long seq,
        long version,
        String direction,
        String kind,
        Author author,
        @Nullable String text,
        List<Attachment> attachments,
        @Nullable String replyTo,
        List<Reaction> reactions,
        String status,
        @Nullable Failure error,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String platformMessageId,
        @Nullable String clientMessageId,
        boolean backfilled,
        @JsonRawValue @Nullable String context,
        @Nullable Instant sentAt,
        Instant createdAt) {

    public record Author(String kind, String id, @Nullable String name) {}

    public record Attachment(
            String id,
            String kind,
            @Nullable String url,
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size) {}

    public record Reaction(String actor, String emoji) {}

    public record Failure(String code, String message, boolean retryable) {}
}
