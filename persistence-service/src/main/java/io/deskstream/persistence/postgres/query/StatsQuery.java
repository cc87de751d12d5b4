package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.query.StatsView.AgentLoad;
import io.deskstream.persistence.postgres.query.StatsView.Backlog;
import io.deskstream.persistence.postgres.query.StatsView.Bucket;
import io.deskstream.persistence.postgres.query.StatsView.Conversations;
import io.deskstream.persistence.postgres.query.StatsView.FirstResponse;
import io.deskstream.persistence.postgres.query.StatsView.Messages;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Figures of now and of a window of time. Counts of conversations are of those that the caller may see; agents get only
 * their own load and their own first replies; how many messages came and went is told to everybody. None of it reads
 * messages, so it costs the same at any number of them.
 */
@Component
public class StatsQuery {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Those that are not resolved, by status and assignee. */
    private static final String LIVE = """
            select c.status, c.assignee_id, count(*) as conversations, count(*) filter (where c.unread) as unread
            from conversations c
            where c.status in ('open', 'pending', 'snoozed') and c.last_seq > 0 and %s
            group by c.status, c.assignee_id
            """;

    private static final String RESOLVED = "select count(*) from conversations c where c.status = 'resolved' and %s";

    private static final String BACKLOG = """
            select count(*) as waiting, min(u.since) as longest_since
            from unanswered u join conversations c on c.id = u.conversation_id
            where c.status in ('open', 'pending') and %s
            """;

    private static final String FIRST_RESPONSE = """
            select count(*) as replies,
                percentile_disc(0.5) within group (order by waited_s) as median_s,
                percentile_disc(0.9) within group (order by waited_s) as p90_s
            from first_replies where workspace_id = :workspace and replied_at >= :from
            """;

    private static final String MESSAGES = """
            select date_bin(:bucket * interval '1 second', slot, :from) as bucket, direction,
                sum(messages)::bigint as messages
            from message_slots where workspace_id = :workspace and slot >= :from
            group by 1, 2
            """;

    private static final String AGENTS = """
            select u.id, u.name, coalesce(r.replies, 0) as replies
            from users u left join (
                select agent_id, sum(messages)::bigint as replies from message_slots
                where workspace_id = :workspace and slot >= :from and direction = 'outbound'
                group by agent_id) r on r.agent_id = u.id::text
            where u.workspace_id = :workspace and u.active
            """;

    private final BoundedReads reads;
    private final DatabaseClient database;
    private final Clock clock;

    StatsQuery(BoundedReads reads, DatabaseClient database, Clock clock) {
        this.reads = reads;
        this.database = database;
        this.clock = clock;
    }

    private record Live(String status, @Nullable UUID assignee, long conversations, long unread) {}

    private record Agent(UUID id, String name, long replies) {}

    public Mono<StatsView> stats(Caller caller, StatsWindow window) {
        Instant now = clock.instant();
        return reads.within(LIMIT, () -> read(caller, window, now));
    }

    /** One after the other: they share a connection. */
    private Mono<StatsView> read(Caller caller, StatsWindow window, Instant now) {
        Instant from = window.from(now);
        return live(caller)
                .flatMap(live -> resolved(caller)
                        .flatMap(resolved -> backlog(caller)
                                .flatMap(backlog -> firstResponse(caller, from)
                                        .flatMap(response -> messages(caller, window, now)
                                                .flatMap(messages -> agents(caller, from)
                                                        .map(agents -> new StatsView(
                                                                window.text(),
                                                                from,
                                                                now,
                                                                conversations(live, resolved),
                                                                backlog,
                                                                response,
                                                                messages,
                                                                loads(agents, live))))))));
    }

    private Mono<List<Live>> live(Caller caller) {
        return visible(LIVE, caller)
                .map(row -> new Live(
                        row.get("status", String.class),
                        row.get("assignee_id", UUID.class),
                        row.get("conversations", Long.class),
                        row.get("unread", Long.class)))
                .all()
                .collectList();
    }

    private Mono<Long> resolved(Caller caller) {
        return visible(RESOLVED, caller).mapValue(Long.class).one();
    }

    private Mono<Backlog> backlog(Caller caller) {
        return visible(BACKLOG, caller)
                .map(row -> new Backlog(row.get("waiting", Long.class), row.get("longest_since", Instant.class)))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec visible(String query, Caller caller) {
        Conditions conditions = Visibility.of(caller);
        return conditions.bind(database.sql(query.formatted(conditions.text())));
    }

    private Mono<FirstResponse> firstResponse(Caller caller, Instant from) {
        DatabaseClient.GenericExecuteSpec query = database.sql(
                        caller.isAdmin() ? FIRST_RESPONSE : FIRST_RESPONSE + " and agent_id = :agent")
                .bind("workspace", caller.workspaceId())
                .bind("from", from);
        return (caller.isAdmin() ? query : query.bind("agent", caller.userId().toString()))
                .map(StatsQuery::firstResponse)
                .one();
    }

    private static FirstResponse firstResponse(Readable row) {
        return new FirstResponse(
                row.get("replies", Long.class), row.get("median_s", Double.class), row.get("p90_s", Double.class));
    }

    private Mono<Messages> messages(Caller caller, StatsWindow window, Instant now) {
        return database.sql(MESSAGES)
                .bind("workspace", caller.workspaceId())
                .bind("from", window.from(now))
                .bind("bucket", window.bucket().toSeconds())
                .map(row -> Map.entry(
                        row.get("bucket", Instant.class) + row.get("direction", String.class),
                        row.get("messages", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(counts -> messages(counts, window, now));
    }

    private static Messages messages(Map<String, Long> counts, StatsWindow window, Instant now) {
        List<Bucket> buckets = window.buckets(now).stream()
                .map(from -> new Bucket(
                        from, counts.getOrDefault(from + "inbound", 0L), counts.getOrDefault(from + "outbound", 0L)))
                .toList();
        return new Messages(
                buckets.stream().mapToLong(Bucket::inbound).sum(),
                buckets.stream().mapToLong(Bucket::outbound).sum(),
                window.bucket().toSeconds(),
                buckets);
    }

    private Mono<List<Agent>> agents(Caller caller, Instant from) {
        DatabaseClient.GenericExecuteSpec query = database.sql(
                        (caller.isAdmin() ? AGENTS : AGENTS + " and u.id = :agent") + " order by u.name, u.id")
                .bind("workspace", caller.workspaceId())
                .bind("from", from);
        return (caller.isAdmin() ? query : query.bind("agent", caller.userId()))
                .map(row -> new Agent(
                        row.get("id", UUID.class), row.get("name", String.class), row.get("replies", Long.class)))
                .all()
                .collectList();
    }

    private static Conversations conversations(List<Live> live, long resolved) {
        return new Conversations(
                sum(live, "open"),
                sum(live, "pending"),
                sum(live, "snoozed"),
                resolved,
                live.stream()
                        .filter(one -> one.assignee() == null)
                        .mapToLong(Live::conversations)
                        .sum(),
                live.stream().mapToLong(Live::unread).sum());
    }

    private static long sum(List<Live> live, String status) {
        return live.stream()
                .filter(one -> one.status().equals(status))
                .mapToLong(Live::conversations)
                .sum();
    }

    private static List<AgentLoad> loads(List<Agent> agents, List<Live> live) {
        Map<UUID, List<Live>> assigned = live.stream()
                .filter(one -> one.assignee() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.assignee())));
        return agents.stream()
                .map(agent -> load(agent, assigned.getOrDefault(agent.id(), List.of())))
                .toList();
    }

    private static AgentLoad load(Agent agent, List<Live> assigned) {
        return new AgentLoad(
                agent.id(),
                agent.name(),
                sum(assigned, "open"),
                assigned.stream().mapToLong(Live::conversations).sum(),
                agent.replies());
    }
}
