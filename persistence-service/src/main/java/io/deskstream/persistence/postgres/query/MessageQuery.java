package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the messages of a conversation that a user may see. */
@Component
public class MessageQuery {

    private static final String SELECT = """
            select m.*, c.delivered_up_to_seq, c.read_up_to_seq, p.name as participant_name
            from messages m
            join conversations c on c.id = m.conversation_id
            left join participants p on p.conversation_id = c.id
            where\s""";

    /** Each is one look-up by its key, whatever the statistics say. */
    private static final String NAMED = """
            select m.*, c.delivered_up_to_seq, c.read_up_to_seq, p.name as participant_name
            from unnest(:conversations, :ids) as n(conversation_id, id)
            cross join lateral (
                select * from messages where conversation_id = n.conversation_id and id = n.id limit 1) m
            join conversations c on c.id = m.conversation_id
            left join participants p on p.conversation_id = c.id
            where\s""";

    private final DatabaseClient database;
    private final MessageRows rows;

    MessageQuery(DatabaseClient database, MessageRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * Ascending by seq: the first ones above {@code afterSeq} where that is given, else the newest (below
     * {@code beforeSeq}). Empty when the user may not know of the conversation.
     */
    public Mono<MessageSlice> slice(
            Caller caller, UUID conversationId, @Nullable Long beforeSeq, @Nullable Long afterSeq, int limit) {
        return visible(caller, conversationId)
                .filter(seen -> seen)
                .flatMap(seen -> read(caller, conversationId, beforeSeq, afterSeq, limit + 1))
                .map(found -> slice(found, afterSeq != null, limit));
    }

    /** By message and conversation; in no order. What the user may not see is not among them. */
    Flux<MessageView> all(Caller caller, Map<UUID, UUID> conversationsById) {
        Conditions conditions = Visibility.of(caller)
                .with("conversations", conversationsById.values().toArray(UUID[]::new))
                .with("ids", conversationsById.keySet().toArray(UUID[]::new));
        return conditions
                .bind(database.sql(NAMED + conditions.text()))
                .map(rows::view)
                .all();
    }

    private Mono<Boolean> visible(Caller caller, UUID conversationId) {
        Conditions conditions = Visibility.of(caller).add("c.id = :id", "id", conversationId);
        return conditions
                .bind(database.sql("select exists (select from conversations c where " + conditions.text() + ")"))
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<List<MessageView>> read(
            Caller caller, UUID conversationId, @Nullable Long beforeSeq, @Nullable Long afterSeq, int limit) {
        Conditions conditions =
                Visibility.of(caller).add("m.conversation_id = :id and c.id = :id", "id", conversationId);
        if (beforeSeq != null) {
            conditions.add("m.seq < :before", "before", beforeSeq);
        }
        if (afterSeq != null) {
            conditions.add("m.seq > :after", "after", afterSeq);
        }
        String order = " order by m.seq " + (afterSeq == null ? "desc" : "asc") + " limit :limit";
        return conditions
                .bind(database.sql(SELECT + conditions.text() + order))
                .bind("limit", limit)
                .map(rows::view)
                .all()
                .collectList();
    }

    private static MessageSlice slice(List<MessageView> found, boolean ascending, int limit) {
        boolean more = found.size() > limit;
        List<MessageView> items = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (!ascending) {
            Collections.reverse(items);
        }
        return new MessageSlice(items, more);
    }
}
