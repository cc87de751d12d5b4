package io.deskstream.simulator.domain;

/** One customer writing with one account; both by Meta's ids. */
public record ConversationId(String accountId, String participantId) {}
