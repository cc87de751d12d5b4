package io.deskstream.persistence.directory;

import java.util.Map;

/**
 * The workspace's settings, each with its default until it is set.
 *
 * @param unassignedVisible whether agents see conversations that nobody is assigned to
 * @param undoSeconds how long a reply waits before it leaves, so that its author can take it back
 * @param markSeen whether the customer is shown that an agent has read
 */
public record Preferences(boolean unassignedVisible, int undoSeconds, boolean markSeen) {

    public static final int LONGEST_UNDO_SECONDS = 60;

    /** @param values JSON by the setting's name */
    public static Preferences of(Map<String, String> values) {
        return new Preferences(
                Boolean.parseBoolean(values.getOrDefault(Setting.UNASSIGNED_VISIBLE, "true")),
                Integer.parseInt(values.getOrDefault(Setting.UNDO_SECONDS, "5")),
                Boolean.parseBoolean(values.getOrDefault(Setting.MARK_SEEN, "false")));
    }
}
