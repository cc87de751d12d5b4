package io.deskstream.persistence.directory;

import org.jspecify.annotations.Nullable;

/**
 * From where a request came, as the audit keeps it: both are cut to what is sensible.
 *
 * @param address the network address
 * @param userAgent as the program calls itself; null where it does not
 */
public record Peer(String address, @Nullable String userAgent) {

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_USER_AGENT = 200;

    public Peer {
        address = cut(address, LONGEST_ADDRESS);
        userAgent = userAgent == null ? null : cut(userAgent, LONGEST_USER_AGENT);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
