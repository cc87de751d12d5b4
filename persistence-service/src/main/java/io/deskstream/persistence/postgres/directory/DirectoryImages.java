package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.DirectoryImage;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Setting;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The committed image of an entity, as of now. */
@Component
public class DirectoryImages {

    private final DatabaseClient database;

    DirectoryImages(DatabaseClient database) {
        this.database = database;
    }

    public Mono<DirectoryImage> image(Entity entity) {
        Mono<DirectoryImage> image = switch (entity.kind()) {
            case USER -> user(entity);
            case ACCOUNT -> account(entity);
            case LABEL -> label(entity);
            case SETTING -> setting(entity);
            case SESSION -> session(entity);
            case API_TOKEN -> apiToken(entity);
        };
        return image.defaultIfEmpty(new DirectoryImage.Gone(entity));
    }

    private Mono<DirectoryImage> user(Entity entity) {
        return byId("select " + UserRows.COLUMNS + " from users where id = :id", entity)
                .map(row -> (DirectoryImage) new DirectoryImage.OfUser(entity, UserRows.user(row)))
                .one();
    }

    private Mono<DirectoryImage> account(Entity entity) {
        return byId("select " + AccountRows.COLUMNS + " from accounts where id = :id", entity)
                .map(row -> (DirectoryImage) new DirectoryImage.OfAccount(entity, AccountRows.account(row)))
                .one();
    }

    private Mono<DirectoryImage> label(Entity entity) {
        return byId("select " + LabelRows.COLUMNS + " from labels where id = :id", entity)
                .map(row -> (DirectoryImage) new DirectoryImage.OfLabel(entity, LabelRows.label(row)))
                .one();
    }

    private Mono<DirectoryImage> setting(Entity entity) {
        return database.sql("select workspace_id, name, value::text as value, version, changed_at from settings"
                        + " where name = :name")
                .bind("name", entity.id())
                .map(row -> (DirectoryImage) new DirectoryImage.OfSetting(entity, setting(row)))
                .one();
    }

    private Mono<DirectoryImage> session(Entity entity) {
        return byId("select id, workspace_id, user_id, expires_at, ended_at from ended_sessions where id = :id", entity)
                .map(row -> (DirectoryImage) new DirectoryImage.OfSession(entity, EndedSessions.session(row)))
                .one();
    }

    private Mono<DirectoryImage> apiToken(Entity entity) {
        return byId("select " + ApiTokens.COLUMNS + " from api_tokens where id = :id", entity)
                .map(row -> (DirectoryImage) new DirectoryImage.OfToken(entity, ApiTokens.token(row)))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec byId(String query, Entity entity) {
        return database.sql(query).bind("id", UUID.fromString(entity.id()));
    }

    private static Setting setting(Readable row) {
        return new Setting(
                row.get("workspace_id", UUID.class),
                row.get("name", String.class),
                row.get("value", String.class),
                row.get("version", Long.class),
                row.get("changed_at", Instant.class));
    }
}
