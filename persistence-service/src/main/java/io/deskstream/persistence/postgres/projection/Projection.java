package io.deskstream.persistence.postgres.projection;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes what has changed from the queue and projects it, each batch in one transaction: taken and not projected does not
 * exist. One instance at a time works, so that an older state never overwrites a newer one.
 */
@Component
class Projection {

    private static final int BATCH = 2000;
    private static final long LOCK = 0x6465736B_73656172L;

    private static final String TAKE = """
            delete from projection_queue where ctid = any(array(select ctid from projection_queue limit $1))
            returning conversation_id, document_id, came
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final SearchDocuments documents;
    private final FigureFacts figures;

    Projection(
            DatabaseClient database,
            TransactionalOperator transactions,
            SearchDocuments documents,
            FigureFacts figures) {
        this.database = database;
        this.transactions = transactions;
        this.documents = documents;
        this.figures = figures;
    }

    /**
     * Where to look.
     *
     * @param documentId a message's id, or the conversation's for its participant's names
     * @param came the message was not there before: told once
     */
    record Changed(UUID conversationId, UUID documentId, boolean came) {

        private static Changed of(Readable row) {
            return new Changed(
                    row.get("conversation_id", UUID.class),
                    row.get("document_id", UUID.class),
                    row.get("came", Boolean.class));
        }
    }

    /** Whether a whole batch was there, so that more may wait. */
    Mono<Boolean> step() {
        return transactions.transactional(alone().flatMap(mine -> mine ? projected() : Mono.just(false)));
    }

    private Mono<Boolean> alone() {
        return database.sql("select pg_try_advisory_xact_lock($1)")
                .bind(0, LOCK)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Boolean> projected() {
        return database.sql(TAKE)
                .bind(0, BATCH)
                .map(Changed::of)
                .all()
                .collectList()
                .flatMap(taken -> project(taken).thenReturn(taken.size() == BATCH));
    }

    private Mono<Void> project(List<Changed> changed) {
        return changed.isEmpty() ? Mono.empty() : documents.write(changed).then(figures.write(changed));
    }
}
