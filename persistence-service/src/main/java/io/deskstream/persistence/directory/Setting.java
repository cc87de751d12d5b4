package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A setting of the workspace, as it is stored and told.
 *
 * @param value JSON
 */
public record Setting(UUID workspaceId, String name, String value, long version, Instant changedAt) {

    public static final String UNASSIGNED_VISIBLE = "unassigned_visible_to_agents";
    public static final String UNDO_SECONDS = "undo_seconds";
    public static final String MARK_SEEN = "mark_seen";
}
