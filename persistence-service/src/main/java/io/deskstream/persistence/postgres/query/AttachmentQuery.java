package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.files.FileType;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the attachments that a user may see: those of messages of conversations that the user may see. */
@Component
public class AttachmentQuery {

    private static final String SELECT = """
            select a.id, a.upload_id, coalesce(u.mime_type, a.mime_type) as mime_type, coalesce(u.size, a.size) as size,
                e ->> 'kind' as kind, e ->> 'url' as url, e ->> 'name' as name
            from attachments a
            left join uploads u on u.id = a.upload_id
            join conversations c on c.id = a.conversation_id
            join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
            cross join jsonb_array_elements(m.attachments::jsonb) e
            where a.id = :id and e ->> 'id' = a.id::text and\s""";

    private final DatabaseClient database;

    AttachmentQuery(DatabaseClient database) {
        this.database = database;
    }

    /** @param copy what is stored of it here, null for nothing */
    public record Found(
            String kind,
            @Nullable String url,
            @Nullable String name,
            @Nullable Copy copy) {}

    /** @param key where it is stored */
    public record Copy(String key, FileType type, long size) {}

    public Mono<Found> find(Caller caller, UUID id) {
        Conditions visible = Visibility.of(caller);
        return visible.bind(database.sql(SELECT + visible.text()))
                .bind("id", id)
                .map(AttachmentQuery::found)
                .one();
    }

    private static Found found(Readable row) {
        @Nullable String type = row.get("mime_type", String.class);
        @Nullable Long size = row.get("size", Long.class);
        @Nullable UUID upload = row.get("upload_id", UUID.class);
        String key = upload == null ? "attachments/" + row.get("id", UUID.class) : "uploads/" + upload;
        return new Found(
                row.get("kind", String.class),
                row.get("url", String.class),
                row.get("name", String.class),
                type == null || size == null ? null : new Copy(key, FileType.named(type), size));
    }
}
