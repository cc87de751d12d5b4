-- A person's conversations, by the platform's id. The column never changes, so that updates stay heap-only.
create index conversations_by_participant on conversations (participant_id);
