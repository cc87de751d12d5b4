package io.deskstream.gateway.domain;

/** A connected account. {@code accountId} is the platform's id, {@code id} is ours. */
public record Account(String id, String channel, String accountId, String name, String health) {

    /** Accounts that nobody connected are known to admins only. */
    public boolean connected() {
        return !health.equals("not_connected");
    }
}
