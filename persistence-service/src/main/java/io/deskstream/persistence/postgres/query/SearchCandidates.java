package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.postgres.query.SearchPosition.Phase;
import io.deskstream.persistence.search.SearchTerms;
import io.deskstream.persistence.search.TimeBuckets;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What the index gives for a search: texts that the caller may see, as they are now, newest first. Most of them match; who
 * asks looks himself, since the index is a moment behind and knows words by numbers that two may share.
 */
@Component
class SearchCandidates {

    /** How far ahead of this clock others may be. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /**
     * Each bucket is one look-up, ordered within itself, and no more buckets are looked up than the limit needs. The inner
     * limits also keep the planner from turning the walk into a join.
     */
    private static final String WALK = """
            select f.conversation_id, f.document_id, f.at, t.text
            from (
                select found.* from unnest(:buckets) with ordinality as b(token, place) cross join lateral (
                    select d.conversation_id, d.document_id, d.at
                    from search_documents d join conversations c on c.id = d.conversation_id
                    where d.tokens @> array_append(:tokens, b.token)
                        and (d.at, d.document_id) < (:before_at, :before_id) and %s
                    order by d.at desc, d.document_id desc limit :limit) found
                limit :limit) f
            cross join lateral (%s limit 1) t
            """;

    private static final String NAMES = """
            select concat_ws(' @', p.name, p.username) as text from participants p
            where p.conversation_id = f.document_id and coalesce(p.name, p.username) is not null""";

    private static final String MESSAGES = """
            select m.text from messages m
            where m.conversation_id = f.conversation_id and m.id = f.document_id
                and m.text is not null and m.deleted_at is null""";

    private final DatabaseClient database;
    private final Clock clock;

    SearchCandidates(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param documentId the message's, or the conversation's own where its participant's names are meant */
    record Candidate(UUID conversationId, UUID documentId, Instant at, String text) {

        private static Candidate of(Readable row) {
            return new Candidate(
                    row.get("conversation_id", UUID.class),
                    row.get("document_id", UUID.class),
                    row.get("at", Instant.class),
                    row.get("text", String.class));
        }

        PageKey key() {
            return new PageKey(at, documentId);
        }
    }

    Flux<Candidate> newest(Caller caller, SearchTerms terms, SearchPosition position, int limit) {
        PageKey before = position.before();
        Conditions conditions = Visibility.of(caller)
                .with("tokens", boxed(terms.tokens()))
                .with("buckets", boxed(buckets(position.phase()).downFrom(start(before.at()))))
                .with("before_at", before.at())
                .with("before_id", before.id())
                .with("limit", limit);
        if (position.oldest() != null) {
            conditions
                    .add(
                            "(d.at, d.document_id) >= (:oldest_at, :oldest_id)",
                            "oldest_at",
                            position.oldest().at())
                    .with("oldest_id", position.oldest().id());
        }
        String walk = WALK.formatted(conditions.text(), position.phase() == Phase.NAMES ? NAMES : MESSAGES);
        return conditions.bind(database.sql(walk)).map(Candidate::of).all();
    }

    private static Integer[] boxed(int[] tokens) {
        return Arrays.stream(tokens).boxed().toArray(Integer[]::new);
    }

    private static TimeBuckets buckets(Phase phase) {
        return switch (phase) {
            case NAMES -> TimeBuckets.OF_NAMES;
            case MESSAGES -> TimeBuckets.OF_MESSAGES;
        };
    }

    private Instant start(Instant before) {
        Instant newest = clock.instant().plus(AHEAD);
        return before.isBefore(newest) ? before : newest;
    }
}
