-- What figures are read from, so that they cost the same at any number of messages. Filled from the queue, as search is.

-- How many messages came and went in five minutes.
create table message_slots (
    workspace_id uuid not null,
    slot         timestamptz not null,
    direction    text not null,
    agent_id     text not null, -- empty: of no agent
    messages     bigint not null,
    primary key (workspace_id, slot, direction, agent_id)
);

-- A person's first reply to what a customer had written since the last one.
create table first_replies (
    message_id   uuid primary key,
    workspace_id uuid not null,
    agent_id     text not null, -- empty: written by the page itself
    replied_at   timestamptz not null,
    waited_s     double precision not null
);

create index first_replies_by_time on first_replies (workspace_id, replied_at) include (agent_id, waited_s);

-- Conversations whose customer no person has answered, and since when.
create table unanswered (
    conversation_id uuid primary key,
    since           timestamptz not null
);

alter table projection_queue add column came boolean not null default false; -- a message that was not there before

create or replace function queue_messages() returns trigger language plpgsql as $$
begin
    insert into projection_queue select conversation_id, id, tg_op = 'INSERT' from changed;
    return null;
end $$;

create or replace function queue_message() returns trigger language plpgsql as $$
begin
    insert into projection_queue values (new.conversation_id, new.id, false);
    return null;
end $$;

create or replace function queue_participant() returns trigger language plpgsql as $$
declare
    id uuid := case tg_op when 'DELETE' then old.conversation_id else new.conversation_id end;
begin
    insert into projection_queue values (id, id, false);
    return null;
end $$;

-- Who puts all messages in anew has them counted anew.
create function forget_messages() returns trigger language plpgsql as $$
begin
    truncate projection_queue, search_documents, message_slots, first_replies, unanswered;
    return null;
end $$;

create trigger messages_vanish after truncate on messages for each statement execute function forget_messages();

insert into projection_queue select conversation_id, id, true from messages;
