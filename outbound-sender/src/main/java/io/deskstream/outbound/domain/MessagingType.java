package io.deskstream.outbound.domain;

/** Under which of the platform's permissions a message leaves. */
public enum MessagingType {
    /** Within 24 hours of the customer's last message. */
    RESPONSE,
    /** A person's reply, within 7 days of it. */
    HUMAN_AGENT
}
