-- What search finds messages and people by. Filled behind the core's back, from a queue that triggers write: the core's
-- statements stay as cheap as they are, and whoever else changes these tables is noticed too.

create table search_documents (
    document_id     uuid primary key, -- a message's, or its conversation's for the participant's names
    conversation_id uuid not null,
    at              timestamptz not null, -- when the message, or the conversation, was made
    tokens          int[] not null -- no text: numbers that stand for words and times
);

create index search_documents_by_token on search_documents using gin (tokens) with (fastupdate = off);

-- What has changed and is not yet projected. A row says where to look; no order.
create table projection_queue (
    conversation_id uuid not null,
    document_id     uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create function queue_messages() returns trigger language plpgsql as $$
begin
    insert into projection_queue select conversation_id, id from changed;
    return null;
end $$;

create function queue_message() returns trigger language plpgsql as $$
begin
    insert into projection_queue values (new.conversation_id, new.id);
    return null;
end $$;

create function queue_participant() returns trigger language plpgsql as $$
declare
    id uuid := case tg_op when 'DELETE' then old.conversation_id else new.conversation_id end;
begin
    insert into projection_queue values (id, id);
    return null;
end $$;

create trigger messages_come after insert on messages
    referencing new table as changed for each statement execute function queue_messages();
create trigger messages_go after delete on messages
    referencing old table as changed for each statement execute function queue_messages();
create trigger messages_change after update on messages
    for each row when (old.text is distinct from new.text) execute function queue_message();

create trigger participants_come after insert on participants
    for each row when (new.name is not null or new.username is not null) execute function queue_participant();
create trigger participants_change after update on participants
    for each row when ((old.name, old.username) is distinct from (new.name, new.username))
    execute function queue_participant();
create trigger participants_go after delete on participants
    for each row execute function queue_participant();

insert into projection_queue select conversation_id, id from messages;
insert into projection_queue select conversation_id, conversation_id from participants;
