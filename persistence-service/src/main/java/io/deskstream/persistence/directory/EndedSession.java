package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/** A session that was logged out; remembered until it would have expired. */
public record EndedSession(UUID id, UUID workspaceId, UUID userId, Instant expiresAt, Instant endedAt) {}
