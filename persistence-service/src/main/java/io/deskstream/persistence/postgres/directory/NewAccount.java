package io.deskstream.persistence.postgres.directory;

/**
 * An account that a message came for.
 *
 * @param accountId the platform's id
 */
public record NewAccount(String channel, String accountId) {}
