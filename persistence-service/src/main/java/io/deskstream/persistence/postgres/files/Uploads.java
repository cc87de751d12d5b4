package io.deskstream.persistence.postgres.files;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.files.FileType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What users gave to be sent. An upload is its user's, for {@link #USABLE}, until a message has it; what no message has is
 * removed an hour later, so that none is removed that was just taken.
 */
@Component
public class Uploads {

    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration KEPT = USABLE.plusHours(1);
    private static final String COLUMNS = "id, name, kind, mime_type, size";

    private final DatabaseClient database;
    private final Clock clock;

    Uploads(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Upload(UUID id, String name, FileType type, long size) {}

    public Mono<Void> add(Caller by, Upload upload) {
        return database.sql("insert into uploads (id, workspace_id, user_id, name, kind, mime_type, size, created_at)"
                        + " values (:id, :workspace, :user, :name, :kind, :type, :size, :now)")
                .bind("id", upload.id())
                .bind("workspace", by.workspaceId())
                .bind("user", by.userId())
                .bind("name", upload.name())
                .bind("kind", upload.type().kind())
                .bind("type", upload.type().mimeType())
                .bind("size", upload.size())
                .bind("now", clock.instant())
                .then();
    }

    /** Bytes of the user's uploads that no message has. */
    public Mono<Long> unusedBytes(Caller by) {
        return database.sql("select coalesce(sum(size), 0)::bigint from uploads where user_id = :user and not used")
                .bind("user", by.userId())
                .mapValue(Long.class)
                .one();
    }

    /** One of the user's own that may be sent. */
    public Mono<Upload> own(Caller by, UUID id) {
        return database.sql("select " + COLUMNS + " from uploads where id = :id and user_id = :user"
                        + " and (used or created_at > :since)")
                .bind("id", id)
                .bind("user", by.userId())
                .bind("since", clock.instant().minus(USABLE))
                .map(Uploads::upload)
                .one();
    }

    public Mono<Upload> find(UUID id) {
        return database.sql("select " + COLUMNS + " from uploads where id = :id")
                .bind("id", id)
                .map(Uploads::upload)
                .one();
    }

    /** Some that no message came to have. */
    public Flux<UUID> forgotten(int limit) {
        return database.sql("select id from uploads where not used and created_at < :before limit :limit")
                .bind("before", clock.instant().minus(KEPT))
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all();
    }

    public Mono<Boolean> hasOtherMessage(UUID id, UUID attachment) {
        return database.sql("select exists (select from attachments where upload_id = :id and id <> :attachment)")
                .bind("id", id)
                .bind("attachment", attachment)
                .mapValue(Boolean.class)
                .one();
    }

    public Mono<Void> remove(UUID id) {
        return database.sql("delete from uploads where id = :id").bind("id", id).then();
    }

    private static Upload upload(Readable row) {
        return new Upload(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                FileType.named(Objects.requireNonNull(row.get("mime_type", String.class))),
                Objects.requireNonNull(row.get("size", Long.class)));
    }
}
