package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Entity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The changes that the topic has not been told of, and the lease that lets one instance at a time tell it. */
@Component
public class DirectoryOutbox {

    /** A row of the outbox. */
    public record Row(long id, Entity entity) {}

    private final DatabaseClient database;

    DirectoryOutbox(DatabaseClient database) {
        this.database = database;
    }

    /** Takes or prolongs the lease, by the database's clock; false while another instance holds it, or nothing waits. */
    public Mono<Boolean> claim(UUID owner, Duration lease) {
        return database.sql(
                        "update directory_relay set owner = :owner, held_until = now() + :lease * interval '1 millisecond'"
                                + " where (owner = :owner or held_until < now()) and exists (select from directory_outbox)")
                .bind("owner", owner)
                .bind("lease", lease.toMillis())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    /** Lets another instance take over at once. */
    public Mono<Void> release(UUID owner) {
        return database.sql("update directory_relay set held_until = '-infinity' where owner = :owner")
                .bind("owner", owner)
                .then();
    }

    /** The oldest rows, in order. */
    public Mono<List<Row>> oldest(int limit) {
        return database.sql("select id, kind, entity_id from directory_outbox order by id limit :limit")
                .bind("limit", limit)
                .map(row -> new Row(
                        row.get("id", Long.class),
                        new Entity(
                                Entity.Kind.valueOf(
                                        row.get("kind", String.class).toUpperCase(Locale.ROOT)),
                                row.get("entity_id", String.class))))
                .all()
                .collectList();
    }

    public Mono<Void> delete(List<Row> told) {
        return database.sql("delete from directory_outbox where id = any(:ids)")
                .bind("ids", told.stream().map(Row::id).toArray(Long[]::new))
                .then();
    }
}
