-- What changes with every message is in no index, so that PostgreSQL updates conversations in place (HOT). Instead of the
-- time of the last message the indexes hold it to five minutes, and instead of the count whether there is one.

create function activity_slot(at timestamptz) returns timestamptz
    language sql immutable parallel safe
    return date_bin('5 minutes', at, timestamptz 'epoch');

drop index conversations_by_activity, conversations_by_assignee;

alter table conversations
    add column active_slot timestamptz not null generated always as (activity_slot(last_message_at)) stored,
    add column unread      boolean     not null generated always as (unread_count > 0) stored;

create index conversations_by_activity on conversations (workspace_id, active_slot desc);
create index conversations_by_assignee on conversations (workspace_id, assignee_id, active_slot desc);
create index conversations_by_status on conversations (workspace_id, status, active_slot desc);
create index conversations_unread on conversations (workspace_id, active_slot desc) where unread;
create index conversations_by_label on conversations using gin (labels);
