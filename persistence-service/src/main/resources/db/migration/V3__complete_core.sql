-- What the core keeps beyond the first version: hand-over, names given by agents, erasure, edits, what a message refers to.

alter table conversations
    add column thread_owner         text,
    add column erased_up_to_seq     bigint not null default 0,
    add column erased_inbound_count bigint not null default 0,
    add column erased_at            timestamptz;

alter table participants
    add column named boolean not null default false; -- by an agent: look-ups leave the name

alter table messages
    add column edit_count int not null default 0,
    add column context    text; -- JSON object
