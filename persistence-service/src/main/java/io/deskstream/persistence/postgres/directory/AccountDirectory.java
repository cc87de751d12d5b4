package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Entity;
import io.deskstream.persistence.directory.Workspace;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Knows which accounts have a row. It remembers them for as long as the process lives (rows are never deleted), so that the
 * usual call asks nobody. Safe for use by many threads and instances.
 */
@Component
public class AccountDirectory {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final ChangeLog log;
    private final Clock clock;
    private final Set<NewAccount> known = ConcurrentHashMap.newKeySet();

    AccountDirectory(DatabaseClient database, TransactionalOperator transactions, ChangeLog log, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Makes a {@code not_connected} account, named after the platform's id, of each that has none yet. */
    public Mono<Void> ensure(Collection<NewAccount> accounts) {
        return Mono.defer(() -> {
            List<NewAccount> unknown = accounts.stream()
                    .filter(account -> !known.contains(account))
                    .distinct()
                    .toList();
            return unknown.isEmpty() ? Mono.empty() : insert(unknown);
        });
    }

    private Mono<Void> insert(List<NewAccount> accounts) {
        Mono<Void> inserted = database.sql("insert into accounts (id, workspace_id, channel, account_id, name, health,"
                        + " created_at, changed_at) select gen_random_uuid(), :workspace, channel, account_id,"
                        + " account_id, 'not_connected', :now, :now"
                        + " from unnest(:channels::text[], :accounts::text[]) as n (channel, account_id)"
                        + " on conflict (workspace_id, channel, account_id) do nothing returning id")
                .bind("workspace", Workspace.ID)
                .bind("now", clock.instant())
                .bind("channels", accounts.stream().map(NewAccount::channel).toArray(String[]::new))
                .bind("accounts", accounts.stream().map(NewAccount::accountId).toArray(String[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> log.changed(Actor.INSTALLATION, "account.seen", Entity.account(id), Map.of()))
                .then();
        return transactions.transactional(inserted).doOnSuccess(done -> known.addAll(accounts));
    }
}
