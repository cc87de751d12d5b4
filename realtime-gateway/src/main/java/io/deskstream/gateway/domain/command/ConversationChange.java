package io.deskstream.gateway.domain.command;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to become of a conversation: another assignee, another status, or both. */
public record ConversationChange(
        boolean assigns,
        @Nullable String assigneeId,
        @Nullable String status,
        @Nullable Instant snoozedUntil,
        Expected expected) {

    private static final Set<String> MEMBERS = Set.of("assignee_id", "status", "snoozed_until", "labels", "expected");
    private static final Set<String> STATUSES = Set.of("open", "pending", "snoozed", "resolved");

    /** What the author saw; the change holds only where that still holds. */
    public record Expected(
            boolean comparesAssignee,
            @Nullable String assigneeId,
            @Nullable String status) {

        /** The same expectation once the conversation was assigned. */
        public Expected afterAssigning(@Nullable String newAssigneeId) {
            return new Expected(comparesAssignee, comparesAssignee ? newAssigneeId : null, status);
        }
    }

    public static ConversationChange read(JsonNode body) {
        Members members = Members.of(body, MEMBERS);
        if (members.has("labels")) {
            throw new RefusedException(400, "not_supported", "Labels cannot be changed yet.");
        }
        var change = new ConversationChange(
                members.has("assignee_id"),
                members.uuid("assignee_id"),
                status(members, "status"),
                members.time("snoozed_until"),
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
        if (!assigns && status == null) {
            throw RefusedException.malformed("Nothing to change: give assignee_id or status.");
        }
        if ("snoozed".equals(status) != (snoozedUntil != null)) {
            throw RefusedException.malformed("'snoozed_until' goes with the status snoozed, and only with it.");
        }
    }
}
