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
        String keyset = after == null ? "" : " and (created_at, id) > (:at, :id)";
        String visible = caller.isAdmin() ? "" : " and health <> 'not_connected'";
        DatabaseClient.GenericExecuteSpec query = database.sql("select " + AccountRows.COLUMNS
                        + " from accounts where workspace_id = :workspace" + visible + keyset
                        + " order by created_at, id limit :limit")
                .bind("workspace", caller.workspaceId())
                .bind("limit", limit);
        if (after != null) {
            query = query.bind("at", after.at()).bind("id", after.id());
        }
        return query.map(AccountRows::account).all();
    }
}
