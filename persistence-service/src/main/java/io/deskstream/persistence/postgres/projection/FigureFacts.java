package io.deskstream.persistence.postgres.projection;

import io.deskstream.persistence.postgres.projection.Projection.Changed;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What the figures are read from. A person is an agent, or whoever writes as the page; backfilled messages are history and
 * not counted. Each look-up is an index probe of one partition.
 */
@Component
class FigureFacts {

    private static final String COUNT = """
            insert into message_slots (workspace_id, slot, direction, agent_id, messages)
            select m.workspace_id, date_bin('5 minutes', m.created_at, timestamptz 'epoch'), m.direction,
                case m.author_kind when 'agent' then m.author_id else '' end, count(*)
            from unnest($1::uuid[], $2::uuid[]) as t(conversation_id, id) cross join lateral (
                select * from messages
                where conversation_id = t.conversation_id and id = t.id
                    and direction in ('inbound', 'outbound') and not backfilled limit 1) m
            group by 1, 2, 3, 4
            on conflict (workspace_id, slot, direction, agent_id)
            do update set messages = message_slots.messages + excluded.messages
            """;

    private static final String FIRST_REPLIES = """
            insert into first_replies (message_id, workspace_id, agent_id, replied_at, waited_s)
            select r.id, r.workspace_id, case r.author_kind when 'agent' then r.author_id else '' end,
                r.created_at, extract(epoch from r.created_at - asked.created_at)
            from unnest($1::uuid[], $2::uuid[]) as t(conversation_id, id)
            cross join lateral (
                select * from messages
                where conversation_id = t.conversation_id and id = t.id
                    and direction = 'outbound' and author_kind in ('agent', 'page') and not backfilled limit 1) r
            cross join lateral (
                select coalesce((
                    select seq from messages
                    where conversation_id = r.conversation_id and seq < r.seq
                        and direction = 'outbound' and author_kind in ('agent', 'page')
                    order by seq desc limit 1), 0) as seq) before
            cross join lateral (
                select created_at from messages
                where conversation_id = r.conversation_id and seq > before.seq and seq < r.seq
                    and direction = 'inbound'
                order by seq limit 1) asked
            on conflict (message_id) do nothing
            """;

    private static final String UNANSWERED = """
            with asked as (
                select t.id, a.created_at
                from unnest($1::uuid[]) as t(id)
                cross join lateral (
                    select coalesce((
                        select seq from messages
                        where conversation_id = t.id and direction = 'outbound' and author_kind in ('agent', 'page')
                        order by seq desc limit 1), 0) as seq) before
                cross join lateral (
                    select created_at from messages
                    where conversation_id = t.id and seq > before.seq and direction = 'inbound'
                    order by seq limit 1) a),
            answered as (
                delete from unanswered
                where conversation_id = any($1::uuid[]) and conversation_id not in (select id from asked))
            insert into unanswered (conversation_id, since) select id, created_at from asked
            on conflict (conversation_id) do update set since = excluded.since
            where unanswered.since <> excluded.since
            """;

    private final DatabaseClient database;

    FigureFacts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> write(List<Changed> changed) {
        List<Changed> come = changed.stream().filter(Changed::came).toList();
        return write(COUNT, come).then(write(FIRST_REPLIES, come)).then(unanswered(changed));
    }

    private Mono<Void> write(String statement, List<Changed> come) {
        return come.isEmpty()
                ? Mono.empty()
                : database.sql(statement)
                        .bind(0, array(come, Changed::conversationId))
                        .bind(1, array(come, Changed::documentId))
                        .then();
    }

    private Mono<Void> unanswered(List<Changed> changed) {
        return database.sql(UNANSWERED)
                .bind(
                        0,
                        changed.stream().map(Changed::conversationId).distinct().toArray(UUID[]::new))
                .then();
    }

    private static UUID[] array(List<Changed> changed, Function<Changed, UUID> id) {
        return changed.stream().map(id).toArray(UUID[]::new);
    }
}
