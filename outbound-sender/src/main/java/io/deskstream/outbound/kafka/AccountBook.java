package io.deskstream.outbound.kafka;

import io.deskstream.avro.AccountChanged;
import io.deskstream.outbound.domain.AccessToken;
import io.deskstream.outbound.domain.Account;
import io.deskstream.outbound.domain.Accounts;
import io.deskstream.outbound.domain.PageAddress;
import io.deskstream.schemas.crypto.TokenCipher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of the directory, in memory. Changed by one thread, read by many. */
public final class AccountBook implements Accounts {

    private record Entry(String id, Account account) {}

    private static final Logger log = LoggerFactory.getLogger(AccountBook.class);
    private static final String NOT_CONNECTED = "not_connected";

    private final TokenCipher cipher;
    private final Map<PageAddress, Entry> entries = new ConcurrentHashMap<>();

    public AccountBook(TokenCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public Account find(PageAddress page) {
        Entry entry = entries.get(page);
        return entry == null ? new Account.NotConnected() : entry.account();
    }

    void change(AccountChanged changed) {
        PageAddress page = new PageAddress(changed.getChannel(), changed.getAccountId());
        entries.entrySet()
                .removeIf(entry -> entry.getValue().id().equals(changed.getId())
                        && !entry.getKey().equals(page));
        entries.put(page, new Entry(changed.getId(), account(page, changed)));
    }

    void remove(String id) {
        entries.values().removeIf(entry -> entry.id().equals(id));
    }

    private Account account(PageAddress page, AccountChanged changed) {
        String token = changed.getToken();
        if (token == null || changed.getHealth().equals(NOT_CONNECTED)) {
            return new Account.NotConnected();
        }
        try {
            return new Account.Connected(page, new AccessToken(cipher.decrypt(token, changed.getId())));
        } catch (IllegalArgumentException e) {
            log.error("the token of account {} does not decrypt: {}", changed.getId(), e.getMessage());
            return new Account.TokenUnreadable();
        }
    }
}
