package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.postgres.query.ConversationFilter.Assigned;

/** A list's filter as conditions. */
final class FilterConditions {

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
            conditions.add("(c.account_id = :account or a.id::text = :account)", "account", filter.accountId());
        }
        if (filter.label() != null) {
            conditions.add(":label = any(c.labels)", "label", filter.label());
        }
        if (filter.unread() != null) {
            conditions.add(filter.unread() ? "c.unread_count > 0" : "c.unread_count = 0");
        }
        if (filter.text() != null) {
            conditions.add(
                    "(p.name ilike :text or p.username ilike :text or c.last_message_preview ilike :text)",
                    "text",
                    contained(filter.text()));
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

    private static String contained(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
