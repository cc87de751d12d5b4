package io.deskstream.persistence.directory;

import java.time.Instant;

/** A one-time link for a user to choose a password; it can be used until it expires. */
public record Invitation(User user, Instant expiresAt) {}
