package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.kafka.ConversationTables.FencedException;
import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.persistence.recovery.LoggedImage.MessageErased;
import io.deskstream.persistence.recovery.Standing;
import io.deskstream.persistence.recovery.ViewTables;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables in PostgreSQL as a view of the log: a chunk is a handful of statements over arrays, whatever its size. */
public final class PostgresViewTables implements ViewTables {

    private static final String STAND = """
            update partition_state set next_offsets = $3, next_request_no = $4, events_offset = $5, unpublished = ''
            where partition = $1 and epoch = $2
            """;

    private static final String VERSIONS = "select id, version from conversations where id = any($1)";

    private static final String PRESENT = """
            select m.id from unnest($1::uuid[], $2::uuid[]) as t(conversation_id, id)
            join messages m on m.conversation_id = t.conversation_id and m.id = t.id
            """;

    private final PatientDatabase database;

    public PostgresViewTables(ConnectionFactory connections) {
        this.database = new PatientDatabase(connections);
    }

    @Override
    public boolean apply(Standing standing, Collection<LoggedImage> images) {
        NewestImages newest = NewestImages.of(images);
        try {
            database.inTransaction(connection -> stand(connection, standing).then(apply(connection, newest)));
            return true;
        } catch (UnstorableException e) {
            return false;
        }
    }

    @Override
    public Map<UUID, Long> versions(Set<UUID> conversations) {
        return database.run(connection -> versions(connection, conversations));
    }

    @Override
    public Set<UUID> present(Collection<MessageErased> tombstones) {
        return database.run(connection -> PostgresConversationTables.rows(
                        connection
                                .createStatement(PRESENT)
                                .bind(0, ids(tombstones, MessageErased::conversationId))
                                .bind(1, ids(tombstones, MessageErased::id)),
                        row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .collect(java.util.stream.Collectors.toSet()));
    }

    private static Mono<Void> stand(Connection connection, Standing standing) {
        return Flux.from(connection
                        .createStatement(STAND)
                        .bind(0, standing.partition())
                        .bind(1, standing.epoch())
                        .bind(2, standing.position().nextOffsets().toArray(Long[]::new))
                        .bind(3, standing.position().nextRequestNo())
                        .bind(4, standing.eventsOffset())
                        .execute())
                .flatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum)
                .flatMap(updated -> updated == 1
                        ? Mono.empty()
                        : Mono.error(new FencedException("another instance has taken the partition")));
    }

    private static Mono<Void> apply(Connection connection, NewestImages images) {
        return versions(connection, images.conversationIds()).flatMap(versions -> {
            List<Conversation> newer = images.conversations().stream()
                    .filter(c -> c.version() > versions.getOrDefault(c.id(), 0L))
                    .toList();
            return PostgresConversationTables.write(
                            images.tombstones(), list -> WriteStatements.deleteMessages(connection, list))
                    .then(PostgresConversationTables.write(
                            newer, list -> WriteStatements.conversations(connection, list)))
                    .then(PostgresConversationTables.write(
                            newer, list -> WriteStatements.participants(connection, list)))
                    .then(PostgresConversationTables.write(
                            images.messages(), list -> WriteStatements.messages(connection, list)))
                    .then(PostgresConversationTables.write(
                            List.copyOf(images.touched()), list -> WriteStatements.deleteErased(connection, list)));
        });
    }

    private static Mono<Map<UUID, Long>> versions(Connection connection, Collection<UUID> conversations) {
        return PostgresConversationTables.rows(
                        connection.createStatement(VERSIONS).bind(0, conversations.toArray(UUID[]::new)),
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("id", UUID.class)),
                                Objects.requireNonNull(row.get("version", Long.class))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static UUID[] ids(
            Collection<MessageErased> tombstones, java.util.function.Function<MessageErased, UUID> id) {
        return tombstones.stream().map(id).toArray(UUID[]::new);
    }
}
