package io.deskstream.persistence.postgres.projection;

import io.deskstream.persistence.postgres.projection.Projection.Changed;
import io.deskstream.persistence.search.TimeBuckets;
import io.deskstream.persistence.search.Tokens;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The index of search: what a message's text, or a participant's names, can be found by. */
@Component
class SearchDocuments {

    /** Each look-up is one index probe, whatever the statistics say. What the customer never saw and nobody wrote is out. */
    private static final String TEXTS = """
            select t.conversation_id, t.document_id, m.created_at, m.text, false as is_name
            from unnest($1::uuid[], $2::uuid[]) as t(conversation_id, document_id) cross join lateral (
                select created_at, text from messages
                where conversation_id = t.conversation_id and id = t.document_id
                    and text is not null and direction <> 'activity' limit 1) m
            union all
            select t.conversation_id, t.document_id, n.created_at, n.names, true
            from unnest($1::uuid[], $2::uuid[]) as t(conversation_id, document_id) cross join lateral (
                select c.created_at, concat_ws(' @', p.name, p.username) as names
                from participants p join conversations c on c.id = p.conversation_id
                where p.conversation_id = t.document_id and coalesce(p.name, p.username) is not null limit 1) n
            """;

    private static final String REMOVE = """
            delete from search_documents
            where document_id = any($1::uuid[]) and document_id <> all($2::uuid[])
            """;

    private static final String WRITE = """
            insert into search_documents (document_id, conversation_id, at, tokens)
            select document_id, conversation_id, at, tokens::int[]
            from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[])
                as d(document_id, conversation_id, at, tokens)
            on conflict (document_id) do update set tokens = excluded.tokens
            where search_documents.tokens <> excluded.tokens
            """;

    private final DatabaseClient database;

    SearchDocuments(DatabaseClient database) {
        this.database = database;
    }

    private record Document(UUID id, UUID conversationId, Instant at, int[] tokens) {

        private static Document of(Readable row) {
            Instant at = row.get("created_at", Instant.class);
            TimeBuckets buckets = row.get("is_name", Boolean.class) ? TimeBuckets.OF_NAMES : TimeBuckets.OF_MESSAGES;
            int[] tokens = IntStream.concat(
                            Arrays.stream(buckets.of(at)), Arrays.stream(Tokens.of(row.get("text", String.class))))
                    .toArray();
            return new Document(row.get("document_id", UUID.class), row.get("conversation_id", UUID.class), at, tokens);
        }

        /** PostgreSQL's notation: unnest takes arrays of arrays apart. */
        private String tokensLiteral() {
            return Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    Mono<Void> write(List<Changed> changed) {
        // Once each: a statement must not write a row twice.
        Map<UUID, UUID> conversations = new LinkedHashMap<>();
        changed.forEach(one -> conversations.put(one.documentId(), one.conversationId()));
        return database.sql(TEXTS)
                .bind(0, conversations.values().toArray(UUID[]::new))
                .bind(1, conversations.keySet().toArray(UUID[]::new))
                .map(Document::of)
                .all()
                .collectList()
                .flatMap(found -> remove(changed, found).then(write(found, database)));
    }

    private Mono<Long> remove(List<Changed> changed, List<Document> found) {
        return database.sql(REMOVE)
                .bind(0, array(changed, Changed::documentId))
                .bind(1, array(found, Document::id))
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Void> write(List<Document> documents, DatabaseClient database) {
        return database.sql(WRITE)
                .bind(0, array(documents, Document::id))
                .bind(1, array(documents, Document::conversationId))
                .bind(2, documents.stream().map(Document::at).toArray(Instant[]::new))
                .bind(3, documents.stream().map(Document::tokensLiteral).toArray(String[]::new))
                .then();
    }

    private static <T> UUID[] array(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }
}
