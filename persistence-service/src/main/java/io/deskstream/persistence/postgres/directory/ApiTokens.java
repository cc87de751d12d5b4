package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.ApiToken;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.TokenScope;
import io.deskstream.persistence.directory.User;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens of integrations: admins see and revoke everybody's, others their own. */
@Component
public class ApiTokens {

    static final String COLUMNS = "id, workspace_id, user_id, name, scope, token_hash, created_at";

    /** The tokens that the caller may know of. */
    private static final String KNOWN = " workspace_id = :workspace and (:everybodys or user_id = :caller)";

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;

    ApiTokens(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    public Mono<ApiToken> byHash(String hash) {
        return database.sql("select " + COLUMNS + " from api_tokens where token_hash = :hash")
                .bind("hash", hash)
                .map(ApiTokens::token)
                .one();
    }

    public Flux<ApiToken> page(Caller by, @Nullable PageKey after, int limit) {
        String select = "select " + COLUMNS + " from api_tokens where" + KNOWN;
        return OldestFirst.page(database, select, by.workspaceId(), after, limit)
                .bind("everybodys", by.mayAdministrate())
                .bind("caller", by.userId())
                .map(ApiTokens::token)
                .all();
    }

    public Mono<ApiToken> create(Caller by, String name, TokenScope scope, String hash) {
        Mono<ApiToken> created = database.sql("insert into api_tokens (id, workspace_id, user_id, name, scope,"
                        + " token_hash, created_at) values (:id, :workspace, :user, :name, :scope, :hash, :now)"
                        + " returning " + COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("user", by.userId())
                .bind("name", name)
                .bind("scope", scope.text())
                .bind("hash", hash)
                .bind("now", clock.instant())
                .map(ApiTokens::token)
                .one();
        return transactions.transactional(created.delayUntil(token -> logged(by, "api_token.created", token)));
    }

    /** Fails with {@code NOT_FOUND}. */
    public Mono<ApiToken> revoke(Caller by, UUID id) {
        Mono<ApiToken> revoked = database.sql(
                        "delete from api_tokens where id = :id and" + KNOWN + " returning " + COLUMNS)
                .bind("id", id)
                .bind("workspace", by.workspaceId())
                .bind("everybodys", by.mayAdministrate())
                .bind("caller", by.userId())
                .map(ApiTokens::token)
                .one();
        return transactions
                .transactional(revoked.delayUntil(token -> logged(by, "api_token.revoked", token)))
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)));
    }

    /** Within the transaction in which the user leaves. */
    Mono<Void> revokeAllOf(Caller by, User user) {
        return database.sql("delete from api_tokens where user_id = :user returning " + COLUMNS)
                .bind("user", user.id())
                .map(ApiTokens::token)
                .all()
                .collectList()
                .flatMapIterable(tokens -> tokens)
                .concatMap(token -> logged(by, "api_token.revoked", token))
                .then();
    }

    private Mono<Void> logged(Caller by, String action, ApiToken token) {
        return log.changed(
                by,
                action,
                Entity.apiToken(token.id()),
                Map.of("name", token.name(), "scope", token.scope().text()));
    }

    static ApiToken token(Readable row) {
        return new ApiToken(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("name", String.class),
                TokenScope.of(row.get("scope", String.class)),
                row.get("token_hash", String.class),
                row.get("created_at", Instant.class));
    }
}
