package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the conversations that a user may see. */
@Component
public class ConversationQuery {

    private static final String SELECT = """
            select c.*, p.name as participant_name, p.username, p.avatar_url, a.id as our_account_id,
                a.name as account_name, u.name as assignee_name
            from conversations c
            left join participants p on p.conversation_id = c.id
            left join accounts a
                on a.workspace_id = c.workspace_id and a.channel = c.channel and a.account_id = c.account_id
            left join users u on u.workspace_id = c.workspace_id and u.id = c.assignee_id
            where\s""";

    private final DatabaseClient database;

    ConversationQuery(DatabaseClient database) {
        this.database = database;
    }

    public Mono<ConversationView> find(Caller caller, UUID id) {
        Conditions conditions = Visibility.of(caller).add("c.id = :id", "id", id);
        return conditions
                .bind(database.sql(SELECT + conditions.text()))
                .map(ConversationRows::view)
                .one();
    }

    /**
     * Newest activity first. A page begins after the last row of the one before; what moves to the top meanwhile is not in
     * the pages that follow, and nothing comes twice.
     */
    public Flux<ConversationView> page(Caller caller, ConversationFilter filter, @Nullable PageKey after, int limit) {
        Conditions conditions = FilterConditions.add(Visibility.of(caller), filter);
        if (after != null) {
            conditions
                    .add("(c.last_message_at, c.id) < (:after_at, :after_id)", "after_at", after.at())
                    .with("after_id", after.id());
        }
        String query = SELECT + conditions.text() + " order by c.last_message_at desc, c.id desc limit :limit";
        return conditions
                .bind(database.sql(query))
                .bind("limit", limit)
                .map(ConversationRows::view)
                .all();
    }
}
