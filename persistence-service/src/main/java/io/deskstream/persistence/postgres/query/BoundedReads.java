package io.deskstream.persistence.postgres.query;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Reads of several statements: they see one state of the tables, change nothing, and the server ends one that is slow. Only
 * some are under way at once, so that the core always gets a connection; more are refused.
 */
@Component
class BoundedReads {

    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    BoundedReads(DatabaseClient database, ReactiveTransactionManager manager) {
        this.database = database;
        DefaultTransactionDefinition snapshot = new DefaultTransactionDefinition();
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.transactions = TransactionalOperator.create(manager, snapshot);
    }

    /** @param limit of each statement */
    <T> Mono<T> within(Duration limit, Supplier<Mono<T>> reads) {
        Mono<T> read = transactions.transactional(database.sql("set local statement_timeout = " + limit.toMillis())
                .then()
                .then(Mono.defer(reads)));
        return Mono.defer(() -> places.tryAcquire()
                ? read.doFinally(end -> places.release())
                : Mono.error(new RejectedExecutionException("too many searches at once")));
    }
}
