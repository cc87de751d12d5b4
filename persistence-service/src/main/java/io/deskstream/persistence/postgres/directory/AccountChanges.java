package io.deskstream.persistence.postgres.directory;

import static io.deskstream.persistence.directory.DirectoryRefusal.ACCOUNT_EXISTS;
import static io.deskstream.persistence.directory.DirectoryRefusal.NOT_FOUND;

import io.deskstream.persistence.directory.Account;
import io.deskstream.persistence.directory.AccountChange;
import io.deskstream.persistence.directory.AccountHealth;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.NewConnection;
import io.deskstream.schemas.crypto.TokenCipher;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Connects and changes accounts, each time in one transaction with audit and outbox. Tokens go in encrypted only. */
@Component
public class AccountChanges {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final TokenCipher cipher;
    private final Clock clock;

    AccountChanges(
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

    /** Takes over the row that a message of an unknown account made; fails with {@code ACCOUNT_EXISTS} when connected. */
    public Mono<Account> connect(Caller by, NewConnection connection) {
        Mono<Account> connected = insertMissing(by, connection)
                .then(locked(by, connection))
                .filter(account -> !account.isConnected())
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(ACCOUNT_EXISTS)))
                .flatMap(account -> store(account, connection.name(), connection.accessToken()));
        return transactions.transactional(connected.delayUntil(account ->
                log.changed(by, "account.connected", Entity.account(account.id()), Map.of("name", account.name()))));
    }

    /** A new token makes the account's health ok. Fails with {@code NOT_FOUND}. */
    public Mono<Account> change(Caller by, UUID id, AccountChange change) {
        Mono<Account> changed = locked(by, id)
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)))
                .flatMap(account -> {
                    String name = change.name() == null ? account.name() : change.name();
                    return change.accessToken() == null
                            ? storeName(account, name)
                            : store(account, name, change.accessToken());
                });
        return transactions.transactional(changed.delayUntil(account -> log.changed(
                by,
                "account.changed",
                Entity.account(id),
                Map.of("name", account.name(), "token_changed", Boolean.toString(change.accessToken() != null)))));
    }

    /** As if nobody had connected it: the token is gone. Fails with {@code NOT_FOUND}, also where it is not connected. */
    public Mono<Account> disconnect(Caller by, UUID id) {
        Mono<Account> disconnected = locked(by, id)
                .filter(Account::isConnected)
                .switchIfEmpty(Mono.error(() -> new DirectoryRefusedException(NOT_FOUND)))
                .flatMap(this::forgetToken);
        return transactions.transactional(disconnected.delayUntil(account ->
                log.changed(by, "account.disconnected", Entity.account(id), Map.of("name", account.name()))));
    }

    private Mono<Account> forgetToken(Account account) {
        return database.sql("update accounts set token = null, health = :health, version = version + 1,"
                        + " changed_at = :now where id = :id returning " + AccountRows.COLUMNS)
                .bind("health", AccountHealth.NOT_CONNECTED.text())
                .bind("now", clock.instant())
                .bind("id", account.id())
                .map(AccountRows::account)
                .one();
    }

    private Mono<Void> insertMissing(Caller by, NewConnection connection) {
        return database.sql("insert into accounts (id, workspace_id, channel, account_id, name, health, version,"
                        + " created_at, changed_at) values (:id, :workspace, :channel, :account, :name,"
                        + " 'not_connected', 0, :now, :now) on conflict do nothing")
                .bind("id", UUID.randomUUID())
                .bind("workspace", by.workspaceId())
                .bind("channel", connection.channel())
                .bind("account", connection.accountId())
                .bind("name", connection.name())
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Account> locked(Caller by, NewConnection connection) {
        return database.sql("select " + AccountRows.COLUMNS + " from accounts where workspace_id = :workspace"
                        + " and channel = :channel and account_id = :account for update")
                .bind("workspace", by.workspaceId())
                .bind("channel", connection.channel())
                .bind("account", connection.accountId())
                .map(AccountRows::account)
                .one();
    }

    private Mono<Account> locked(Caller by, UUID id) {
        return database.sql("select " + AccountRows.COLUMNS
                        + " from accounts where workspace_id = :workspace and id = :id for update")
                .bind("workspace", by.workspaceId())
                .bind("id", id)
                .map(AccountRows::account)
                .one();
    }

    private Mono<Account> store(Account account, String name, String accessToken) {
        return database.sql("update accounts set name = :name, token = :token, health = :health,"
                        + " version = version + 1, changed_at = :now where id = :id returning " + AccountRows.COLUMNS)
                .bind("name", name)
                .bind("token", cipher.encrypt(accessToken, account.id().toString()))
                .bind("health", AccountHealth.OK.text())
                .bind("now", clock.instant())
                .bind("id", account.id())
                .map(AccountRows::account)
                .one();
    }

    private Mono<Account> storeName(Account account, String name) {
        return database.sql("update accounts set name = :name, version = version + 1, changed_at = :now"
                        + " where id = :id returning " + AccountRows.COLUMNS)
                .bind("name", name)
                .bind("now", clock.instant())
                .bind("id", account.id())
                .map(AccountRows::account)
                .one();
    }
}
