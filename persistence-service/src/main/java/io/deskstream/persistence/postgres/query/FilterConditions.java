package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.postgres.query.ConversationFilter.Assigned;
import java.util.UUID;

/** A list's filter as conditions. */
final class FilterConditions {

    private static final String OF_ACCOUNT = """
            (c.account_id = :account or exists (
                select from accounts a
                where a.workspace_id = c.workspace_id and a.channel = c.channel and a.account_id = c.account_id
                    and a.id::text = :account))""";

    private FilterConditions() {}

    static Conditions add(Conditions conditions, ConversationFilter filter) {
        if (filter.status() != null) {
            conditions.add("c.status = :status", "status", filter.status());
        }
        if (filter.channel() != null) {
            conditions.add("c.channel = :channel", "channel", filter.channel());
        }
        if (filter.assigned() != null) {
            addAssigned(conditions, filter.assigned());
        }
        if (filter.accountId() != null) {
            conditions.add(OF_ACCOUNT, "account", filter.accountId());
        }
        if (filter.participantId() != null) {
            conditions.add("c.participant_id = :participant", "participant", filter.participantId());
        }
        if (filter.label() != null) {
            conditions.add("c.labels @> array[:label]::text[]", "label", filter.label());
        }
        if (filter.unread() != null) {
            conditions.add(filter.unread() ? "c.unread" : "not c.unread");
        }
        if (filter.among() != null) {
            conditions.add("c.id = any(:among)", "among", filter.among().toArray(UUID[]::new));
        }
        // A receipt can come before its conversation's first message; until then there is nothing to see.
        conditions.add("c.last_seq > 0");
        return conditions;
    }

    private static void addAssigned(Conditions conditions, Assigned assigned) {
        switch (assigned) {
            case Assigned.Nobody() -> conditions.add("c.assignee_id is null");
            case Assigned.To(var userId) -> conditions.add("c.assignee_id = :assignee", "assignee", userId);
        }
    }
}
