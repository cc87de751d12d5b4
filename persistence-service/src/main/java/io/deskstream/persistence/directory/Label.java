package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A label that conversations may carry. */
public record Label(
        UUID id, UUID workspaceId, String name, @Nullable String color, long version, Instant changedAt) {}
