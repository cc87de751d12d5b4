package io.deskstream.gateway.domain.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to become of a conversation, all of it or nothing: another assignee, another status, other labels.
 *
 * @param status null: stays
 * @param labels all that it is to have; null: they stay
 */
public record ConversationChange(
        boolean assigns,
        @Nullable String assigneeId,
        @Nullable String status,
        @Nullable Instant snoozedUntil,
        @Nullable List<String> labels,
        Expected expected) {

    private static final Set<String> MEMBERS = Set.of("assignee_id", "status", "snoozed_until", "labels", "expected");
    private static final Set<String> STATUSES = Set.of("open", "pending", "snoozed", "resolved");
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);
    private static final int MOST_LABELS = 50;
    private static final int LABEL_CHARACTERS = 50;

    /** What the author saw; the change holds only where that still holds. */
    public record Expected(
            boolean comparesAssignee,
            @Nullable String assigneeId,
            @Nullable String status) {}

    public static ConversationChange read(JsonNode body) {
        Members members = Members.of(body, MEMBERS);
        var change = new ConversationChange(
                members.has("assignee_id"),
                members.uuid("assignee_id"),
                status(members, "status"),
                members.time("snoozed_until"),
                members.present("labels") == null ? null : members.texts("labels", MOST_LABELS, LABEL_CHARACTERS),
                expected(members.present("expected")));
        change.requireSense();
        return change;
    }

    private static Expected expected(@Nullable JsonNode node) {
        if (node == null) {
            return new Expected(false, null, null);
        }
        Members members = Members.of(node, Set.of("assignee_id", "status"));
        return new Expected(members.has("assignee_id"), members.uuid("assignee_id"), status(members, "status"));
    }

    private static @Nullable String status(Members members, String name) {
        String status = members.text(name);
        if (status != null && !STATUSES.contains(status)) {
            throw Members.wrong(name, "open, pending, snoozed or resolved");
        }
        return status;
    }

    private void requireSense() {
        if (parts() == 0) {
            throw RefusedException.malformed("Nothing to change: give assignee_id, status or labels.");
        }
        if ("snoozed".equals(status) != (snoozedUntil != null)) {
            throw RefusedException.malformed("'snoozed_until' goes with the status snoozed, and only with it.");
        }
    }

    /** How many things are to change. */
    public int parts() {
        return (assigns ? 1 : 0) + (status == null ? 0 : 1) + (labels == null ? 0 : 1);
    }

    public void requireSenseAt(Instant now) {
        if (snoozedUntil != null && (!snoozedUntil.isAfter(now) || snoozedUntil.isAfter(now.plus(LONGEST_SNOOZE)))) {
            throw new RefusedException(
                    422, "snoozed_until_invalid", "'snoozed_until' is to be in the future, within a year.");
        }
    }
}
