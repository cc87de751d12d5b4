-- Labels, canned replies, and from where a change was made.

update labels set color = '#64748b' where color is null;

alter table labels
    alter column color set not null,
    add column created_at timestamptz not null default now(),
    drop constraint labels_workspace_id_name_key;

create unique index labels_by_name on labels (workspace_id, lower(name));
create index labels_by_age on labels (workspace_id, created_at, id);

create table canned_replies (
    id           uuid primary key,
    workspace_id uuid not null,
    shortcut     text not null,
    text         text not null,
    version      bigint not null default 1,
    created_at   timestamptz not null,
    changed_at   timestamptz not null
);

create unique index canned_replies_by_shortcut on canned_replies (workspace_id, lower(shortcut));
create index canned_replies_by_age on canned_replies (workspace_id, created_at, id);

-- The name is that of then: an entry outlives its user.
alter table audit
    add column actor_name text,
    add column address text,
    add column user_agent text;
