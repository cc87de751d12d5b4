package io.deskstream.persistence.domain;

/** A button offered under a message. */
public record QuickReply(String title, String payload) {}
