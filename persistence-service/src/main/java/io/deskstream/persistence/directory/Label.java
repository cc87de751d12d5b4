package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A label that conversations may carry.
 *
 * @param color {@code #rrggbb}
 */
public record Label(
        UUID id, UUID workspaceId, String name, String color, long version, Instant createdAt, Instant changedAt) {

    public static final String USUAL_COLOR = "#64748b";
}
