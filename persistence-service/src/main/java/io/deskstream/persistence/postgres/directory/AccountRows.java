package io.deskstream.persistence.postgres.directory;

import io.deskstream.persistence.directory.Account;
import io.deskstream.persistence.directory.AccountHealth;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** Rows of {@code accounts}. */
final class AccountRows {

    static final String COLUMNS =
            "id, workspace_id, channel, account_id, name, health, token, version, created_at, changed_at";

    private AccountRows() {}

    static Account account(Readable row) {
        return new Account(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("channel", String.class),
                row.get("account_id", String.class),
                row.get("name", String.class),
                AccountHealth.of(row.get("health", String.class)),
                row.get("token", String.class),
                row.get("version", Long.class),
                row.get("created_at", Instant.class),
                row.get("changed_at", Instant.class));
    }
}
