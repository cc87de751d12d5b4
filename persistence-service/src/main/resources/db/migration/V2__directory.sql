-- Users, accounts, settings and labels: changed by plain transactions, each with its row in directory_outbox.

create table users (
    id                   uuid primary key,
    workspace_id         uuid not null,
    email                text not null check (email = lower(email)),
    name                 text not null,
    role                 text not null check (role in ('admin', 'agent')),
    active               boolean not null default true,
    password_hash        text not null,
    sessions_valid_after timestamptz, -- a session issued before is ended
    version              bigint not null default 1,
    created_at           timestamptz not null,
    changed_at           timestamptz not null,
    unique (workspace_id, email)
);

create index users_by_age on users (workspace_id, created_at, id);

create table accounts (
    id           uuid primary key,
    workspace_id uuid not null,
    channel      text not null check (channel in ('facebook', 'instagram', 'web', 'whatsapp')),
    account_id   text not null, -- the platform's
    name         text not null,
    health       text not null check (health in ('ok', 'token_invalid', 'unsubscribed', 'paused', 'not_connected')),
    token        text, -- encrypted, its context is this row's id
    version      bigint not null default 1,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    unique (workspace_id, channel, account_id),
    check (token is not null or health = 'not_connected')
);

create index accounts_by_age on accounts (workspace_id, created_at, id);

create table settings (
    workspace_id uuid not null,
    name         text not null,
    value        jsonb not null,
    version      bigint not null default 1,
    changed_at   timestamptz not null,
    primary key (workspace_id, name)
);

create table labels (
    id           uuid primary key,
    workspace_id uuid not null,
    name         text not null,
    color        text,
    version      bigint not null default 1,
    changed_at   timestamptz not null,
    unique (workspace_id, name)
);

create table audit (
    id           bigint generated always as identity primary key,
    workspace_id uuid not null,
    at           timestamptz not null,
    actor_id     uuid, -- null: the installation itself, or somebody who is not logged in
    action       text not null,
    subject_kind text not null,
    subject_id   text not null,
    detail       jsonb not null default '{}'
);

create index audit_by_age on audit (workspace_id, id desc);

-- What has changed and is not yet on the topic. A row says which entity; the relay publishes its image of then.
create table directory_outbox (
    id        bigint generated always as identity primary key,
    kind      text not null check (kind in ('user', 'account', 'label', 'setting')),
    entity_id text not null -- the name of a setting
);

-- Which instance publishes, and until when no other may.
create table directory_relay (
    only_row   boolean primary key default true check (only_row),
    owner      uuid,
    held_until timestamptz not null default '-infinity'
);

insert into directory_relay default values;
