-- Invitations, sessions that end one by one, tokens of integrations, users who leave.

alter table users
    alter column password_hash drop not null, -- null: nobody logs in with a password
    add column invited boolean not null default false, -- and has not come yet
    add column deleted_at timestamptz;

create table invites (
    user_id    uuid primary key references users, -- the newest link counts alone
    token_hash text not null unique,
    expires_at timestamptz not null
);

-- A row stays until the session's token has expired by itself.
create table ended_sessions (
    id           uuid primary key,
    workspace_id uuid not null,
    user_id      uuid not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz not null
);

create index ended_sessions_by_expiry on ended_sessions (expires_at);

create table api_tokens (
    id           uuid primary key,
    workspace_id uuid not null,
    user_id      uuid not null references users,
    name         text not null,
    scope        text not null check (scope in ('read', 'write', 'admin')),
    token_hash   text not null unique,
    created_at   timestamptz not null
);

create index api_tokens_by_age on api_tokens (workspace_id, created_at, id);
create index api_tokens_by_user on api_tokens (user_id);

alter table audit add column token_id uuid; -- the change was made with this token

alter table directory_outbox
    drop constraint directory_outbox_kind_check,
    add check (kind in ('user', 'account', 'label', 'setting', 'session', 'api_token'));
