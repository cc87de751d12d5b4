package io.deskstream.persistence.postgres.query;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it; delivered and read are told by the conversation's marks.
 *
 * @param context a JSON object
 */
public record MessageView(
        UUID id,
        UUID conversationId,
        long seq,
        long version,
        String direction,
        String kind,
        Author author,
        @Nullable String text,
        List<Attachment> attachments,
        @Nullable UUID replyTo,
        List<Reaction> reactions,
        String status,
        @Nullable Error error,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String platformMessageId,
        @Nullable String clientMessageId,
        boolean backfilled,
        @JsonRawValue @Nullable String context,
        @Nullable Instant sentAt,
        Instant createdAt) {

    public record Author(String kind, String id, @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attachment(
            String id,
            String kind,
            @Nullable String url,
            @Nullable String name,
            @JsonAlias("mimeType") @Nullable String mimeType,
            @Nullable Long size) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reaction(String actor, String emoji) {}

    public record Error(String code, String message, boolean retryable) {}
}
