package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.kafka.ConversationTables;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tables in PostgreSQL. A batch is two reads and one transaction of at most four statements, whatever its size. Blocks
 * its caller, never an event loop; errors of the connection or the server are retried for ever, with growing pauses.
 */
public final class PostgresConversationTables implements ConversationTables {

    private static final String TAKE = """
            insert into partition_state (partition, epoch, next_offsets) values ($1, 1, '{-1,-1,-1}')
            on conflict (partition) do update set epoch = partition_state.epoch + 1
            returning epoch, batch, next_offsets, next_request_no, events_offset, unpublished
            """;

    private static final String LOAD_CONVERSATIONS = """
            select c.*, p.name as participant_name, p.username as participant_username,
                p.avatar_url as participant_avatar_url,
                p.named as participant_named
            from conversations c left join participants p on p.conversation_id = c.id
            where c.id = any($1)
            """;

    /** Each key is unique; the limit makes every look-up an index probe of one partition, whatever the statistics say. */
    private static final String LOAD_MESSAGES = """
            select m.* from unnest($1::uuid[], $2::uuid[]) as n(conversation_id, id) cross join lateral (
                select * from messages m where m.conversation_id = n.conversation_id and m.id = n.id limit 1) m
            union all
            select m.* from unnest($3::uuid[], $4::text[]) as n(conversation_id, mid) cross join lateral (
                select * from messages m
                where m.conversation_id = n.conversation_id and m.platform_message_id = n.mid limit 1) m
            union all
            select m.* from unnest($5::uuid[], $6::bigint[]) as n(conversation_id, seq) cross join lateral (
                select * from messages m where m.conversation_id = n.conversation_id and m.seq = n.seq limit 1) m
            union all
            select m.* from unnest($7::uuid[], $8::uuid[]) as n(conversation_id, id) cross join lateral (
                select * from messages m where m.conversation_id = n.conversation_id and m.id = (
                    select a.reply_to from messages a where a.conversation_id = n.conversation_id and a.id = n.id limit 1)
                limit 1) m
            union all
            select * from messages where conversation_id = any($9)
            """;

    private final PatientDatabase database;

    public PostgresConversationTables(ConnectionFactory connections) {
        this.database = new PatientDatabase(connections);
    }

    @Override
    public Progress take(int partition) {
        return database.run(
                connection -> rows(connection.createStatement(TAKE).bind(0, partition), row -> progress(partition, row))
                        .single());
    }

    @Override
    public Map<UUID, Rows> load(Map<UUID, Needs> needs) {
        return needs.isEmpty() ? Map.of() : database.run(connection -> load(connection, needs));
    }

    @Override
    public void commit(Collection<Progress> progress, Collection<Rows> rows) {
        List<Conversation> conversations = changed(rows.stream());
        List<Message> messages =
                rows.stream().flatMap(row -> row.changedMessages().stream()).toList();
        List<UUID> erased = changed(rows.stream().filter(Rows::isErased)).stream()
                .map(Conversation::id)
                .toList();
        database.inTransaction(connection -> fence(connection, progress)
                .then(write(conversations, list -> WriteStatements.conversations(connection, list)))
                .then(write(conversations, list -> WriteStatements.participants(connection, list)))
                .then(write(erased, list -> WriteStatements.deleteErased(connection, list)))
                .then(write(messages, list -> WriteStatements.messages(connection, list))));
    }

    private static List<Conversation> changed(Stream<Rows> rows) {
        return rows.map(Rows::changedConversation)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static Mono<Map<UUID, Rows>> load(Connection connection, Map<UUID, Needs> needs) {
        UUID[] ids = needs.keySet().toArray(UUID[]::new);
        return rows(connection.createStatement(LOAD_CONVERSATIONS).bind(0, ids), RowMapping::conversation)
                .collectMap(Conversation::id)
                .flatMap(conversations -> {
                    conversations.forEach((id, conversation) ->
                            Objects.requireNonNull(needs.get(id)).add(conversation));
                    return messages(connection, needs).map(messages -> together(needs, conversations, messages));
                });
    }

    private static Mono<Map<UUID, Collection<Message>>> messages(Connection connection, Map<UUID, Needs> needs) {
        MessageKeys keys = MessageKeys.of(needs);
        return rows(keys.bind(connection.createStatement(LOAD_MESSAGES)), RowMapping::message)
                .collectMultimap(Message::conversationId);
    }

    private static Map<UUID, Rows> together(
            Map<UUID, Needs> needs, Map<UUID, Conversation> conversations, Map<UUID, Collection<Message>> messages) {
        Map<UUID, Rows> rows = new HashMap<>();
        for (UUID id : needs.keySet()) {
            rows.put(id, new Rows(conversations.get(id), messages.getOrDefault(id, List.of())));
        }
        return rows;
    }

    private static Mono<Void> fence(Connection connection, Collection<Progress> progress) {
        return Flux.from(WriteStatements.progress(connection, progress).execute())
                .flatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum)
                .flatMap(updated -> updated == progress.size()
                        ? Mono.empty()
                        : Mono.error(new FencedException(
                                "another instance has taken one of the partitions of a batch, or the"
                                        + " database was restored from an older copy")));
    }

    static <T> Mono<Void> write(List<T> rows, Function<List<T>, Statement> statement) {
        return rows.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> Flux.from(statement.apply(rows).execute())
                        .flatMap(Result::getRowsUpdated)
                        .then());
    }

    static <T> Flux<T> rows(Statement statement, Function<Readable, T> mapping) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(mapping));
    }

    private static Progress progress(int partition, Readable row) {
        Long[] offsets = Objects.requireNonNull(row.get("next_offsets", Long[].class));
        ByteBuffer unpublished = Objects.requireNonNull(row.get("unpublished", ByteBuffer.class));
        byte[] bytes = new byte[unpublished.remaining()];
        unpublished.get(bytes);
        return new Progress(
                partition,
                Objects.requireNonNull(row.get("epoch", Long.class)),
                Objects.requireNonNull(row.get("batch", Long.class)),
                new long[] {offsets[0], offsets[1], offsets[2]},
                Objects.requireNonNull(row.get("next_request_no", Long.class)),
                Objects.requireNonNull(row.get("events_offset", Long.class)),
                bytes);
    }
}
