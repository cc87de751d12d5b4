package io.deskstream.persistence.domain;

import java.time.Instant;

/** What a conversation list shows of the newest message. */
public record LastMessage(long seq, Message.Direction direction, String preview, Instant createdAt) {}
