package io.deskstream.gateway.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Users, by what they show who they are, accounts and settings as the topic {@code directory} tells them. Written by the thread that reads the topic, read
 * by any. It remembers at which offset a user's access last changed, so that a session that was away can be told to load
 * anew; compaction makes that offset later, never earlier.
 */
public final class Directory {

    private final Proofs proofs = new Proofs();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> accountIds = new ConcurrentHashMap<>();
    private final Map<String, Long> accessChangedAt = new ConcurrentHashMap<>();
    private volatile boolean unassignedVisible = true;
    private volatile long visibilityChangedAt = -1;

    /** Whether the user's role is another than before. */
    public boolean put(User user, long offset) {
        User before = users.put(user.id(), user);
        boolean changed = before == null || before.role() != user.role();
        if (changed) {
            accessChangedAt.put(user.id(), offset);
        }
        return changed && before != null;
    }

    public void removeUser(String id) {
        users.remove(id);
    }

    public void put(Account account) {
        accounts.put(account.id(), account);
        accountIds.put(account.channel() + ":" + account.accountId(), account.id());
    }

    public void removeAccount(String id) {
        Account removed = accounts.remove(id);
        if (removed != null) {
            accountIds.remove(removed.channel() + ":" + removed.accountId(), id);
        }
    }

    /** Whether that changed what agents see. */
    public boolean setUnassignedVisible(boolean visible, long offset) {
        boolean changed = unassignedVisible != visible;
        unassignedVisible = visible;
        if (changed) {
            visibilityChangedAt = offset;
        }
        return changed;
    }

    public Proofs proofs() {
        return proofs;
    }

    /** Whether what the user shows still holds. */
    public boolean admits(User user, Proof proof) {
        return user.active() && proofs.hold(proof, user.sessionsValidAfter());
    }

    public @Nullable User user(String id) {
        return users.get(id);
    }

    public @Nullable String userName(@Nullable String id) {
        User user = id == null ? null : users.get(id);
        return user == null ? null : user.name();
    }

    public @Nullable Account account(String channel, String accountId) {
        String id = accountIds.get(channel + ":" + accountId);
        return id == null ? null : accounts.get(id);
    }

    public boolean unassignedVisible() {
        return unassignedVisible;
    }

    /** Whether what the user may see changed at or after the directory's offset {@code since}. */
    public boolean accessChangedSince(User user, long since) {
        boolean ownAccess = accessChangedAt.getOrDefault(user.id(), -1L) >= since;
        return ownAccess || (user.role() == User.Role.AGENT && visibilityChangedAt >= since);
    }

    /** Forgets everything: the topic is about to be read from its beginning. */
    public void clear() {
        proofs.clear();
        users.clear();
        accounts.clear();
        accountIds.clear();
        accessChangedAt.clear();
        unassignedVisible = true;
        visibilityChangedAt = -1;
    }
}
