package io.deskstream.persistence.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Origin;
import io.deskstream.persistence.domain.PlatformEvent;
import io.deskstream.persistence.domain.PlatformEvent.Content;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.domain.world.Action;
import io.deskstream.persistence.domain.world.Histories;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.World;
import io.deskstream.persistence.kafka.ConversationTables.FencedException;
import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.deskstream.schemas.ids.ConversationKey;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.r2dbc.core.DatabaseClient;

/** A real PostgreSQL gives back what the core stored, and stores nothing for who no longer owns a partition. */
class PostgresConversationTablesTest {

    private static final ConnectionFactory CONNECTIONS = MigratedDatabase.make();

    private final DatabaseClient database = DatabaseClient.create(CONNECTIONS);
    private final PostgresConversationTables tables = new PostgresConversationTables(CONNECTIONS);

    @BeforeTry
    void empty() {
        database.sql("truncate conversations, participants, messages, partition_state")
                .then()
                .block();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void aHistoryEndsInTheSameRowsAsInMemory(@ForAll("histories") List<Action> actions) {
        History history = World.after(actions);
        Progress progress = tables.take(0);
        for (int from = 0; from < history.decided.size(); from += 16) {
            List<Input> batch = history.decided.subList(from, Math.min(from + 16, history.decided.size()));
            Map<UUID, Rows> rows = tables.load(Needs.of(batch));
            ConversationCore.Decision decision = ConversationCore.decide(rows, batch);
            assertThat(decision.failures()).isEmpty();
            tables.commit(List.of(progress), rows.values());
        }

        for (Conversation conversation : history.tables.conversations()) {
            assertThat(conversation(conversation.id())).isEqualTo(conversation);
            assertThat(messages(conversation.id())).isEqualTo(history.tables.messages(conversation.id()));
        }
    }

    @Provide
    Arbitrary<List<Action>> histories() {
        return Histories.upTo(200);
    }

    @Example
    void theNextOwnerFindsThePositionAndFencesTheLast() {
        Progress first = tables.take(3);
        assertThat(first.nextOffsets()).containsExactly(-1, -1, -1);
        assertThat(first.unpublished()).isEmpty();
        byte[] unpublished = {0, 1, 2, (byte) 0xff};
        Progress worked = new Progress(3, first.epoch(), 1, new long[] {7, 8, 9}, 42, 5, unpublished);
        Map<UUID, Rows> rows = decided("first");
        tables.commit(List.of(worked), rows.values());
        tables.commit(List.of(worked), rows.values());

        Progress next = tables.take(3);

        assertThat(next.epoch()).isGreaterThan(first.epoch());
        assertThat(next.nextOffsets()).containsExactly(7, 8, 9);
        assertThat(next.nextRequestNo()).isEqualTo(42);
        assertThat(next.unpublished()).isEqualTo(unpublished);
        Map<UUID, Rows> late = decided("second");
        assertThatThrownBy(() -> tables.commit(List.of(worked), late.values())).isInstanceOf(FencedException.class);
        assertThat(count("messages")).isEqualTo(1);
        assertThat(tables.take(3).nextOffsets()).containsExactly(7, 8, 9);
    }

    @Example
    void oneLostPartitionOfABatchFencesTheWholeBatch() {
        Progress lost = tables.take(1);
        Progress held = tables.take(2);
        tables.take(1);

        Map<UUID, Rows> rows = decided("text");
        assertThatThrownBy(() -> tables.commit(List.of(lost, held), rows.values()))
                .isInstanceOf(FencedException.class);
        assertThat(count("messages")).isZero();
    }

    @Example
    void whatTheDatabaseRefusesIsToldApartAndStoresNothing() {
        Progress progress = tables.take(0);
        Map<UUID, Rows> rows = decided("no \0 in a database");
        Progress worked = new Progress(0, progress.epoch(), 1, new long[] {1, 0, 0}, 1, 0, new byte[0]);

        assertThatThrownBy(() -> tables.commit(List.of(worked), rows.values())).isInstanceOf(UnstorableException.class);
        assertThat(count("messages")).isZero();
        assertThat(tables.take(0).nextOffsets()).containsExactly(-1, -1, -1);
    }

    private Map<UUID, Rows> decided(String text) {
        Input.Header header = new Input.Header(
                new ConversationKey("facebook", "1", "2"), new Source("webhook-events", 0, 0), "test", Instant.EPOCH);
        List<Input> inputs = List.of(new Input.FromPlatform(
                header, new PlatformEvent.CustomerMessage(text, Content.ofText(text), 1L), Origin.DIRECT));
        Map<UUID, Rows> rows = tables.load(Map.of());
        assertThat(rows).isEmpty();
        rows = Map.of(header.key().conversationId(), new Rows(null, List.of()));
        ConversationCore.decide(rows, inputs);
        return rows;
    }

    private long count(String table) {
        return Objects.requireNonNull(database.sql("select count(*) from " + table)
                .map(row -> row.get(0, Long.class))
                .one()
                .block());
    }

    private Conversation conversation(UUID id) {
        return rows(
                        "select c.*, p.name as participant_name, p.username as participant_username, p.avatar_url as"
                                + " participant_avatar_url, p.named as participant_named from conversations c left join participants p on"
                                + " p.conversation_id = c.id where c.id = :id",
                        id,
                        RowMapping::conversation)
                .getFirst();
    }

    private List<Message> messages(UUID conversation) {
        return rows(
                "select * from messages where conversation_id = :id order by seq", conversation, RowMapping::message);
    }

    private <T> List<T> rows(String sql, UUID id, Function<Readable, T> mapping) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("id", id)
                .map(mapping)
                .all()
                .collectList()
                .block());
    }
}
