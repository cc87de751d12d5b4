-- Who puts all messages in anew has them counted anew. Not by truncating the queue: who truncates it together with the
-- messages could not, and what waits in it for names stays.
create or replace function forget_messages() returns trigger language plpgsql as $$
begin
    delete from projection_queue where came;
    truncate message_slots, first_replies, unanswered;
    return null;
end $$;
