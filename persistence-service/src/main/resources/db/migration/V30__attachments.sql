-- One row for each attachment of a message: where it belongs, and what is kept of it here.

create table attachments (
    id              uuid primary key, -- as in the message's row
    conversation_id uuid not null,
    message_id      uuid not null,
    upload_id       uuid, -- what was sent from here is kept as the upload
    mime_type       text, -- of the stored copy; null: there is none
    size            bigint,
    work            text check (work in ('copy', 'remove')), -- what is yet to be done
    due_at          timestamptz not null default now(), -- while somebody works on it: until when nobody else does
    attempts        int not null default 0
);

create index attachments_of_message on attachments (message_id);
create index attachments_of_upload on attachments (upload_id) where upload_id is not null;
create index attachments_due on attachments (due_at) where work is not null;

-- What users give, to be sent: theirs until it is part of a message, gone after a day if it never is.
create table uploads (
    id           uuid primary key,
    workspace_id uuid not null,
    user_id      uuid not null,
    name         text not null,
    kind         text not null,
    mime_type    text not null,
    size         bigint not null,
    used         boolean not null default false,
    created_at   timestamptz not null
);

create index uploads_unused on uploads (user_id, created_at) where not used;

-- Rows follow their messages within the same transaction, whoever writes those. A removal does not come before the end of a
-- copy that is being made.
create function attachments_follow_message() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update attachments a
        set work = 'remove', due_at = greatest(a.due_at, now()), attempts = 0
        where a.message_id = old.id
            and (tg_op = 'DELETE'
                or not exists (select from jsonb_array_elements(new.attachments::jsonb) e where e ->> 'id' = a.id::text));
    end if;
    if tg_op <> 'DELETE' then
        insert into attachments (id, conversation_id, message_id, upload_id, work)
        select (e ->> 'id')::uuid, new.conversation_id, new.id,
            case when e ->> 'url' like 'upload:%' then substr(e ->> 'url', 8)::uuid end,
            case when e ->> 'url' ~* '^https?://' then 'copy' end
        from jsonb_array_elements(new.attachments::jsonb) e
        on conflict (id) do update
        set work = case when attachments.mime_type is null then excluded.work end, attempts = 0
        where attachments.work = 'remove';
        update uploads set used = true
        where not used and id in (select upload_id from attachments where message_id = new.id);
    end if;
    return null;
end $$;

create trigger attachments_come after insert on messages
    for each row when (new.attachments <> '[]') execute function attachments_follow_message();
create trigger attachments_change after update of attachments on messages
    for each row when (old.attachments is distinct from new.attachments) execute function attachments_follow_message();
create trigger attachments_go after delete on messages
    for each row when (old.attachments <> '[]') execute function attachments_follow_message();

insert into attachments (id, conversation_id, message_id, work)
select (e ->> 'id')::uuid, m.conversation_id, m.id, case when e ->> 'url' ~* '^https?://' then 'copy' end
from messages m, jsonb_array_elements(m.attachments::jsonb) e
where m.attachments <> '[]'
on conflict do nothing;
