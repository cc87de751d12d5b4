package io.deskstream.simulator.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts exist: all that somebody names. An id is Instagram's when it was registered so, or begins with
 * {@code 17841} as Meta's do; any other is a page. Holds at most {@value #MOST} registrations; the oldest goes first.
 * Safe for use by several threads.
 */
public final class Accounts {
    public static final Account DEMO_PAGE = new Account("100000000000001", Channel.FACEBOOK, "Bluebird Bikes");
    public static final Account DEMO_INSTAGRAM = new Account("17841400000000001", Channel.INSTAGRAM, "bluebird.bikes");

    private static final String INSTAGRAM_PREFIX = "17841";
    static final int MOST = 10_000;

    private final Map<String, Account> registered = new LinkedHashMap<>();

    public Accounts(Set<String> instagramIds) {
        registered.put(DEMO_PAGE.id(), DEMO_PAGE);
        registered.put(DEMO_INSTAGRAM.id(), DEMO_INSTAGRAM);
        instagramIds.forEach(id -> register(id, Channel.INSTAGRAM));
    }

    public List<Account> demo() {
        return List.of(DEMO_PAGE, DEMO_INSTAGRAM);
    }

    public synchronized Account account(String id) {
        Account known = registered.get(id);
        return known == null ? new Account(id, channelByPrefix(id), nameFor(id, channelByPrefix(id))) : known;
    }

    /** From now on this id is of that channel. */
    public synchronized Account register(String id, Channel channel) {
        Account present = account(id);
        if (present.channel() == channel) {
            return present;
        }
        Account account = new Account(id, channel, nameFor(id, channel));
        registered.put(id, account);
        if (registered.size() > MOST) {
            registered.remove(registered.keySet().iterator().next());
        }
        return account;
    }

    private static Channel channelByPrefix(String id) {
        return id.startsWith(INSTAGRAM_PREFIX) ? Channel.INSTAGRAM : Channel.FACEBOOK;
    }

    private static String nameFor(String id, Channel channel) {
        return switch (channel) {
            case FACEBOOK -> "Page " + id;
            case INSTAGRAM -> "account." + id;
        };
    }
}
