-- What lets tables that are older than the log catch up with it, and fences an owner whose commits a restore undid.

alter table partition_state
    add column events_offset bigint not null default 0, -- what conversation-events holds below it is in the tables
    add column batch         bigint not null default 0; -- batches committed
