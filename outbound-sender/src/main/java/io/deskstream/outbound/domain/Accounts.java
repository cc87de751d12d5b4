package io.deskstream.outbound.domain;

/** The accounts as the directory tells of them now. */
public interface Accounts {

    Account find(PageAddress page);
}
