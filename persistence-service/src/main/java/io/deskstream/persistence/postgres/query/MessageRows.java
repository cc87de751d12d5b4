package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.files.AttachmentUrl;
import io.deskstream.persistence.postgres.query.MessageView.Attachment;
import io.deskstream.persistence.postgres.query.MessageView.Author;
import io.deskstream.persistence.postgres.query.MessageView.Error;
import io.deskstream.persistence.postgres.query.MessageView.Reaction;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of messages, joined with the conversation's marks and the participant's name. */
@Component
class MessageRows {

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Reaction>> REACTIONS = new TypeReference<>() {};

    private final JsonMapper json;

    MessageRows(JsonMapper json) {
        this.json = json;
    }

    MessageView view(Readable row) {
        return new MessageView(
                row.get("id", UUID.class),
                row.get("conversation_id", UUID.class),
                row.get("seq", Long.class),
                row.get("version", Long.class),
                row.get("direction", String.class),
                row.get("kind", String.class),
                author(row),
                row.get("text", String.class),
                attachments(row),
                row.get("reply_to", UUID.class),
                reactions(row),
                status(row),
                error(row),
                row.get("edited_at", Instant.class),
                row.get("deleted_at", Instant.class),
                row.get("platform_message_id", String.class),
                row.get("client_message_id", String.class),
                row.get("backfilled", Boolean.class),
                row.get("context", String.class),
                row.get("sent_at", Instant.class),
                row.get("created_at", Instant.class));
    }

    /** But for those that were taken back. */
    private List<Reaction> reactions(Readable row) {
        List<Reaction> all = json.readValue(row.get("reactions", String.class), REACTIONS);
        return all.stream().filter(reaction -> !reaction.emoji().isEmpty()).toList();
    }

    private List<Attachment> attachments(Readable row) {
        List<Attachment> recorded = json.readValue(row.get("attachments", String.class), ATTACHMENTS);
        return recorded.stream().map(MessageRows::shown).toList();
    }

    private static Attachment shown(Attachment a) {
        return new Attachment(
                a.id(), a.kind(), AttachmentUrl.shown(a.id(), a.kind(), a.url()), a.name(), a.mimeType(), a.size());
    }

    private static Author author(Readable row) {
        String kind = row.get("author_kind", String.class);
        String recorded = row.get("author_name", String.class);
        @Nullable String participant = row.get("participant_name", String.class);
        @Nullable String name = !recorded.isEmpty() ? recorded : kind.equals("customer") ? participant : null;
        return new Author(kind, row.get("author_id", String.class), name);
    }

    private static String status(Readable row) {
        String status = row.get("status", String.class);
        if (!status.equals("sent") || !row.get("direction", String.class).equals("outbound")) {
            return status;
        }
        long seq = row.get("seq", Long.class);
        if (seq <= row.get("read_up_to_seq", Long.class)) {
            return "read";
        }
        return seq <= row.get("delivered_up_to_seq", Long.class) ? "delivered" : "sent";
    }

    private static @Nullable Error error(Readable row) {
        @Nullable String code = row.get("error_code", String.class);
        return code == null
                ? null
                : new Error(
                        code,
                        row.get("error_message", String.class),
                        Boolean.TRUE.equals(row.get("error_retryable", Boolean.class)));
    }
}
