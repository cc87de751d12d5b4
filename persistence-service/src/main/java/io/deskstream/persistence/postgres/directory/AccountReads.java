package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Account;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads accounts. Those that nobody connected are for admins only. */
@Component
public class AccountReads {

    private final DatabaseClient database;

    AccountReads(DatabaseClient database) {
        this.database = database;
    }

    /** Oldest first. */
    public Flux<Account> page(Caller caller, @Nullable PageKey after, int limit) {
        String visible = caller.isAdmin() ? "" : " and health <> 'not_connected'";
        String select = "select " + AccountRows.COLUMNS + " from accounts where workspace_id = :workspace" + visible;
        return OldestFirst.page(database, select, caller.workspaceId(), after, limit)
                .map(AccountRows::account)
                .all();
    }
}
