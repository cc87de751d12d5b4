package io.deskstream.persistence.postgres.files;

import io.deskstream.persistence.files.FileType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The copies that are to be made and removed. A task that was claimed is nobody else's for the time of the lease, by the
 * database's clock; one whose worker died is due again after it.
 */
@Component
public class AttachmentWork {

    /** Longer than a fetch and a put may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String CLAIM = """
            update attachments a
            set due_at = now() + :lease * interval '1 millisecond', attempts = attempts + 1
            where id in (
                select id from attachments where work is not null and due_at <= now()
                order by due_at limit :limit for update skip locked)
            returning id, conversation_id, message_id, upload_id, work, attempts
            """;
    private static final String REFERENCE = """
            select c.channel, e ->> 'kind' as kind, e ->> 'url' as url
            from messages m
            join conversations c on c.id = m.conversation_id
            cross join jsonb_array_elements(m.attachments::jsonb) e
            where m.conversation_id = :conversation and m.id = :message and e ->> 'id' = :id
            """;

    private final DatabaseClient database;

    AttachmentWork(DatabaseClient database) {
        this.database = database;
    }

    /** @param attempt counts from 1 */
    public record Task(
            UUID id,
            UUID conversationId,
            UUID messageId,
            @Nullable UUID uploadId,
            boolean remove,
            int attempt) {}

    /** Where the platform keeps the file. */
    public record Reference(String channel, String kind, String url) {}

    public Flux<Task> claim(int limit) {
        return database.sql(CLAIM)
                .bind("lease", LEASE.toMillis())
                .bind("limit", limit)
                .map(AttachmentWork::task)
                .all();
    }

    /** Empty when the message, or this attachment of it, is no more. */
    public Mono<Reference> reference(Task task) {
        return database.sql(REFERENCE)
                .bind("conversation", task.conversationId())
                .bind("message", task.messageId())
                .bind("id", task.id().toString())
                .map(row -> new Reference(text(row, "channel"), text(row, "kind"), text(row, "url")))
                .one();
    }

    /** The copy is stored: false when it is not wanted any more. */
    public Mono<Boolean> stored(Task task, FileType type, long size) {
        return database.sql("update attachments set work = null, due_at = now(), mime_type = :type, size = :size"
                        + " where id = :id and work = 'copy'")
                .bind("type", type.mimeType())
                .bind("size", size)
                .bind("id", task.id())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    /** There will be no copy. */
    public Mono<Void> givenUp(Task task) {
        return database.sql("update attachments set work = null, due_at = now() where id = :id and work = 'copy'")
                .bind("id", task.id())
                .then();
    }

    public Mono<Void> again(Task task, Duration pause) {
        return database.sql("update attachments set due_at = now() + :pause * interval '1 millisecond'"
                        + " where id = :id and work is not null")
                .bind("pause", pause.toMillis())
                .bind("id", task.id())
                .then();
    }

    public Mono<Void> removed(Task task) {
        return database.sql("delete from attachments where id = :id and work = 'remove'")
                .bind("id", task.id())
                .then();
    }

    private static Task task(Readable row) {
        return new Task(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("conversation_id", UUID.class)),
                Objects.requireNonNull(row.get("message_id", UUID.class)),
                row.get("upload_id", UUID.class),
                text(row, "work").equals("remove"),
                Objects.requireNonNull(row.get("attempts", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "");
    }
}
