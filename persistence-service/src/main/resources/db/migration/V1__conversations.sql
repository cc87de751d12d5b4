-- The tables of the conversation core. They are a view of conversation-events: only the core writes them.

-- Where each partition of the inputs stands, and what its last batch has yet to publish.
create table partition_state (
    partition       int primary key,
    epoch           bigint not null,
    next_offsets    bigint[] not null, -- webhook-events, conversation-commands, send-results
    next_request_no bigint not null default 1,
    unpublished     bytea not null default ''
);

create table conversations (
    id                   uuid primary key,
    workspace_id         uuid not null,
    conversation_key     text not null,
    channel              text not null,
    account_id           text not null,
    participant_id       text not null,
    status               text not null,
    snoozed_until        timestamptz,
    assignee_id          uuid,
    unread_count         bigint not null,
    last_seq             bigint not null,
    inbound_count        bigint not null,
    agent_read_seq       bigint not null,
    delivered_up_to_seq  bigint not null,
    read_up_to_seq       bigint not null,
    last_message_seq        bigint,
    last_message_direction  text,
    last_message_preview    text,
    last_message_created_at timestamptz,
    last_message_at      timestamptz not null,
    reply_window_ends_at timestamptz,
    labels               text[] not null default '{}',
    version              bigint not null,
    wake_at              timestamptz,
    state                text not null,
    created_at           timestamptz not null
) with (fillfactor = 70);

create index conversations_by_activity on conversations (workspace_id, last_message_at desc, id desc);
create index conversations_by_assignee on conversations (workspace_id, assignee_id, last_message_at desc, id desc);
create index conversations_to_wake on conversations (wake_at) where wake_at is not null;

create table participants (
    conversation_id uuid primary key,
    workspace_id    uuid not null,
    name            text,
    username        text,
    avatar_url      text
);

create table messages (
    conversation_id      uuid not null,
    id                   uuid not null,
    workspace_id         uuid not null,
    seq                  bigint not null,
    version              bigint not null,
    direction            text not null,
    kind                 text not null,
    author_kind          text not null,
    author_id            text not null,
    author_name          text not null,
    text                 text,
    attachments          text not null, -- JSON array
    reply_to             uuid,
    reactions            text not null, -- JSON array
    quick_replies        text not null, -- JSON array
    status               text not null,
    error_code           text,
    error_message        text,
    error_retryable      boolean,
    edited_at            timestamptz,
    deleted_at           timestamptz,
    platform_message_id  text,
    client_message_id    text,
    attempt              int not null,
    inbound_count        bigint not null,
    raw                  text,
    backfilled           boolean not null,
    sent_at              timestamptz,
    created_at           timestamptz not null,
    primary key (conversation_id, id),
    unique (conversation_id, seq),
    -- Deferred: a mid may move from a released echo to the message it belongs to within one batch.
    unique (conversation_id, platform_message_id) deferrable initially deferred
) partition by hash (conversation_id);

do $$
begin
    for i in 0..7 loop
        execute format('create table messages_%s partition of messages for values with (modulus 8, remainder %s) with (fillfactor = 85)', i, i);
    end loop;
end $$;
