package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the conversations that a user may see. */
@Component
public class ConversationQuery {

    private static final String NEWEST_FIRST = " order by c.active_slot desc, c.last_message_at desc, c.id desc";

    /** Names are looked up for the rows of the answer alone. */
    private static final String WITH_NAMES = """
            select c.*, p.name as participant_name, p.username, p.avatar_url, a.id as our_account_id,
                a.name as account_name, u.name as assignee_name
            from (select * from conversations c where %s) c
            left join participants p on p.conversation_id = c.id
            left join accounts a
                on a.workspace_id = c.workspace_id and a.channel = c.channel and a.account_id = c.account_id
            left join users u on u.workspace_id = c.workspace_id and u.id = c.assignee_id
            """;

    private final DatabaseClient database;

    ConversationQuery(DatabaseClient database) {
        this.database = database;
    }

    public Mono<ConversationView> find(Caller caller, UUID id) {
        Conditions conditions = Visibility.of(caller).add("c.id = :id", "id", id);
        return conditions
                .bind(database.sql(WITH_NAMES.formatted(conditions.text())))
                .map(ConversationRows::view)
                .one();
    }

    /** In no order; what the user may not see is not among them. */
    Flux<ConversationView> all(Caller caller, Collection<UUID> ids) {
        Conditions conditions = Visibility.of(caller).add("c.id = any(:ids)", "ids", ids.toArray(UUID[]::new));
        return conditions
                .bind(database.sql(WITH_NAMES.formatted(conditions.text())))
                .map(ConversationRows::view)
                .all();
    }

    /**
     * Newest activity first. A page begins after the last row of the one before; what moves to the top meanwhile is not in
     * the pages that follow, and nothing comes twice. The indexes hold the order to five minutes; what is within them is
     * sorted here.
     */
    public Flux<ConversationView> page(Caller caller, ConversationFilter filter, @Nullable PageKey after, int limit) {
        Conditions conditions = FilterConditions.add(Visibility.of(caller), filter);
        if (after != null) {
            conditions
                    .add(
                            "(c.active_slot, c.last_message_at, c.id) < (activity_slot(:after_at), :after_at, :after_id)",
                            "after_at",
                            after.at())
                    .with("after_id", after.id());
        }
        String rows = conditions.text() + NEWEST_FIRST + " limit :limit";
        return conditions
                .bind(database.sql(WITH_NAMES.formatted(rows) + NEWEST_FIRST))
                .bind("limit", limit)
                .map(ConversationRows::view)
                .all();
    }
}
