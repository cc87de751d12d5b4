package io.deskstream.outbound.domain;

/** What the directory tells of an account. */
public sealed interface Account {

    record Connected(PageAddress page, AccessToken token) implements Account {}

    /** Unknown to the directory, or without a token. */
    record NotConnected() implements Account {}

    /** It has a token that does not decrypt with the keys at hand. */
    record TokenUnreadable() implements Account {}
}
