package io.deskstream.simulator.domain;

import java.time.Instant;

/** A message that the Send API accepted. */
public record SentMessage(String mid, String accountId, SendRequest request, Instant acceptedAt) {}
