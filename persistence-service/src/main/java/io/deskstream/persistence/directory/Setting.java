package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A setting of the workspace.
 *
 * @param value JSON
 */
public record Setting(UUID workspaceId, String name, String value, long version, Instant changedAt) {

    /** Whether agents see conversations that nobody is assigned to; {@code true} until it is set. */
    public static final String UNASSIGNED_VISIBLE = "unassigned_visible_to_agents";
}
