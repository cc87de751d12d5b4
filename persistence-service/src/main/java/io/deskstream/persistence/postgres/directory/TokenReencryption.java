package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Account;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Reencryption;
import io.deskstream.schemas.crypto.TokenCipher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts every stored token under the first key, in one transaction; doing it again changes nothing. */
@Component
public class TokenReencryption {

    /** What became of one account's token. */
    private enum Outcome {
        REENCRYPTED,
        CURRENT,
        UNREADABLE
    }

    private record Result(UUID account, Outcome outcome) {}

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final TokenCipher cipher;
    private final Clock clock;

    TokenReencryption(
            DatabaseClient database,
            TransactionalOperator transactions,
            ChangeLog log,
            TokenCipher cipher,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.cipher = cipher;
        this.clock = clock;
    }

    public Mono<Reencryption> run(Caller by) {
        return transactions.transactional(locked(by)
                .flatMapMany(Flux::fromIterable)
                .concatMap(account -> one(by, account))
                .collectList()
                .map(TokenReencryption::summary));
    }

    private Mono<List<Account>> locked(Caller by) {
        return database.sql("select " + AccountRows.COLUMNS + " from accounts where workspace_id = :workspace"
                        + " and token is not null order by id for update")
                .bind("workspace", by.workspaceId())
                .map(AccountRows::account)
                .all()
                .collectList();
    }

    private Mono<Result> one(Caller by, Account account) {
        String token = Objects.requireNonNull(account.token());
        if (cipher.isCurrent(token)) {
            return Mono.just(new Result(account.id(), Outcome.CURRENT));
        }
        String context = account.id().toString();
        String fresh;
        try {
            fresh = cipher.encrypt(cipher.decrypt(token, context), context);
        } catch (IllegalArgumentException underALostKey) {
            return Mono.just(new Result(account.id(), Outcome.UNREADABLE));
        }
        return database.sql("update accounts set token = :token, version = version + 1, changed_at = :now"
                        + " where id = :id")
                .bind("token", fresh)
                .bind("now", clock.instant())
                .bind("id", account.id())
                .then()
                .then(log.changed(by, "account.reencrypted", Entity.account(account.id()), Map.of()))
                .thenReturn(new Result(account.id(), Outcome.REENCRYPTED));
    }

    private static Reencryption summary(List<Result> results) {
        return new Reencryption(
                count(results, Outcome.REENCRYPTED),
                count(results, Outcome.CURRENT),
                results.stream()
                        .filter(of(Outcome.UNREADABLE))
                        .map(Result::account)
                        .toList());
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int) results.stream().filter(of(outcome)).count();
    }

    private static Predicate<Result> of(Outcome outcome) {
        return result -> result.outcome() == outcome;
    }
}
