package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.User;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads users. */
@Component
public class UserReads {

    private final DatabaseClient database;

    UserReads(DatabaseClient database) {
        this.database = database;
    }

    /** The user of a session, unless that session was logged out. */
    public Mono<User> ofSession(UUID workspaceId, UUID id, UUID sessionId) {
        return database.sql("select " + UserRows.COLUMNS + " from users where workspace_id = :workspace and id = :id"
                        + " and not exists (select from ended_sessions where id = :session)")
                .bind("workspace", workspaceId)
                .bind("id", id)
                .bind("session", sessionId)
                .map(UserRows::user)
                .one();
    }

    public Mono<User> find(UUID workspaceId, UUID id) {
        return database.sql("select " + UserRows.COLUMNS + " from users where workspace_id = :workspace and id = :id")
                .bind("workspace", workspaceId)
                .bind("id", id)
                .map(UserRows::user)
                .one();
    }

    /** By the address in lower case. */
    public Mono<Credentials> credentials(UUID workspaceId, String email) {
        return database.sql("select password_hash, " + UserRows.COLUMNS
                        + " from users where workspace_id = :workspace and email = :email")
                .bind("workspace", workspaceId)
                .bind("email", email)
                .map(UserReads::withHash)
                .one();
    }

    private static Credentials withHash(Readable row) {
        return new Credentials(UserRows.user(row), row.get("password_hash", String.class));
    }

    /** Oldest first. */
    public Flux<User> page(UUID workspaceId, @Nullable PageKey after, int limit) {
        String select =
                "select " + UserRows.COLUMNS + " from users where workspace_id = :workspace and deleted_at is null";
        return OldestFirst.page(database, select, workspaceId, after, limit)
                .map(UserRows::user)
                .all();
    }
}
