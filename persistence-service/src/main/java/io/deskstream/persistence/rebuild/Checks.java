package io.deskstream.persistence.rebuild;

import java.util.List;

/** Every column of the core's tables that follows from others. */
final class Checks {

    private static final String COUNTED = """
            with counted as (
                select conversation_id, count(*) as messages, min(seq) as first, max(seq) as last,
                    count(*) filter (where direction = 'inbound') as inbound, max(version) as version
                from messages group by conversation_id)
            select c.id from conversations c left join counted m on m.conversation_id = c.id where\s""";

    static final List<Check> ALL = List.of(
            new Check("last_seq", COUNTED + "c.last_seq <> coalesce(m.last, c.erased_up_to_seq)"),
            new Check("seq without a gap", COUNTED + """
                    coalesce(m.messages, 0) <> c.last_seq - c.erased_up_to_seq or m.first <> c.erased_up_to_seq + 1
                    """),
            new Check("inbound_count", COUNTED + "c.inbound_count <> c.erased_inbound_count + coalesce(m.inbound, 0)"),
            new Check("version", COUNTED + "c.version < m.version"),
            new Check("inbound_count of messages", """
                    select m.id from (
                        select m.id, m.inbound_count, c.erased_inbound_count
                            + count(*) filter (where m.direction = 'inbound')
                            over (partition by m.conversation_id order by m.seq) as counted
                        from messages m join conversations c on c.id = m.conversation_id) m
                    where m.inbound_count <> m.counted
                    """),
            new Check("unread_count", """
                    select c.id from conversations c where c.unread_count <> (
                        select count(*) from messages m
                        where m.conversation_id = c.id and m.direction = 'inbound' and m.seq > c.agent_read_seq)
                    """),
            new Check("marks", """
                    select id from conversations
                    where agent_read_seq not between 0 and last_seq or erased_up_to_seq not between 0 and last_seq
                        or delivered_up_to_seq > last_seq or read_up_to_seq not between 0 and delivered_up_to_seq
                    """),
            // One that was missed and fetched later counts from when it was sent, and is the last only if nothing is
            // newer.
            new Check("last_message", """
                    select c.id from conversations c
                    left join messages m on m.conversation_id = c.id and m.seq = c.last_message_seq
                    where (c.last_message_direction, c.last_message_created_at) is distinct from (m.direction,
                            case when m.backfilled then coalesce(m.sent_at, m.created_at) else m.created_at end)
                        or m.direction = 'internal'
                        or exists (
                            select from messages n where n.conversation_id = c.id and n.direction <> 'internal'
                                and (m.seq is null or not n.backfilled and n.seq > m.seq))
                    """),
            new Check("last_message_at", """
                    select id from conversations
                    where last_message_created_at is not null and last_message_at <> last_message_created_at
                    """),
            new Check("labels", """
                    select id from conversations
                    where labels is distinct from
                        coalesce((select array_agg(distinct label order by label) from unnest(labels) label), '{}')
                    """),
            new Check("snoozed_until", """
                    select id from conversations where (status = 'snoozed') <> (snoozed_until is not null)
                    """),
            new Check("conversation_key", """
                    select id from conversations
                    where conversation_key <> channel || ':' || account_id || ':' || participant_id
                    """),
            new Check("queued messages", """
                    select m.id from messages m join conversations c on c.id = m.conversation_id
                    where m.status = 'queued'
                        and not c.state::jsonb -> 'sends' @> jsonb_build_array(jsonb_build_object('message_id', m.id))
                    """),
            new Check("participants", """
                    select coalesce(c.id, p.conversation_id)
                    from conversations c full join participants p on p.conversation_id = c.id
                    where c.id is null or p.conversation_id is null
                    """),
            new Check("conversations of messages", """
                    select distinct m.conversation_id from messages m
                    where not exists (select from conversations c where c.id = m.conversation_id)
                    """));

    private Checks() {}
}
