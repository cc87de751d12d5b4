package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.Tables;
import io.deskstream.persistence.directory.AccountHealth;
import io.deskstream.persistence.directory.Workspace;
import io.deskstream.testkit.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** A migrated database that no running service works on. */
public final class OutboxTables {

    private final Tables tables;
    private final DatabaseClient client;

    private OutboxTables(Tables tables, DatabaseClient client) {
        this.tables = tables;
        this.client = client;
    }

    public static OutboxTables create() {
        try (RunningService service = RunningService.start()) {
            service.tables().run("truncate directory_outbox");
            return new OutboxTables(
                    service.tables(),
                    DatabaseClient.create(
                            ConnectionFactories.get(TestPostgres.start().r2dbcUrl(service.database()))));
        }
    }

    public DirectoryOutbox outbox() {
        return new DirectoryOutbox(client);
    }

    public DirectoryImages images() {
        return new DirectoryImages(client);
    }

    public UUID account(String accountId) {
        UUID id = UUID.randomUUID();
        tables.run(
                "insert into accounts (id, workspace_id, channel, account_id, name, health, created_at, changed_at)"
                        + " values (?, ?, 'facebook', ?, 'Shop', ?, now(), now())",
                id,
                Workspace.ID,
                accountId,
                AccountHealth.NOT_CONNECTED.text());
        changed(id);
        return id;
    }

    /** As a change does it: the new version and its row in the outbox, together. */
    public void change(UUID account) {
        tables.run(
                "with changed as (update accounts set version = version + 1 where id = ? returning id)"
                        + " insert into directory_outbox (kind, entity_id) select 'account', id::text from changed",
                account);
    }

    public void changed(UUID account) {
        tables.run("insert into directory_outbox (kind, entity_id) values ('account', ?)", account.toString());
    }

    public int waiting() {
        return tables.column("select id from directory_outbox").size();
    }
}
