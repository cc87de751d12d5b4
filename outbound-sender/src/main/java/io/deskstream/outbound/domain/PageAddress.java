package io.deskstream.outbound.domain;

/**
 * An account in the platform's terms.
 *
 * @param channel {@code facebook} or {@code instagram} for the ones that can send
 * @param accountId the platform's id of the page or Instagram account
 */
public record PageAddress(String channel, String accountId) {}
