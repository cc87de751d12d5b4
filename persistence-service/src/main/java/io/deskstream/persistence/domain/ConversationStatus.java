package io.deskstream.persistence.domain;

/** Where a conversation stands for the agents. */
public enum ConversationStatus {
    OPEN,
    PENDING,
    SNOOZED,
    RESOLVED
}
