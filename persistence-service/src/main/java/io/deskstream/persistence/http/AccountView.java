package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Account;
import java.time.Instant;
import java.util.UUID;

/** An account as the API shows it: without its token. */
record AccountView(
        UUID id, String channel, String accountId, String name, String health, long version, Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.channel(),
                account.accountId(),
                account.name(),
                account.health().text(),
                account.version(),
                account.createdAt());
    }
}
