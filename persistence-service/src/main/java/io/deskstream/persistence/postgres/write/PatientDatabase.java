package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.kafka.ConversationTables.FencedException;
import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Work on a connection, repeated for ever, with growing pauses, while the connection or the server fails. Blocks its caller,
 * never an event loop.
 */
final class PatientDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(PatientDatabase.class);

    private final ConnectionFactory connections;

    PatientDatabase(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * Runs the work in a transaction of its own.
     *
     * @throws FencedException as the work does; nothing is stored
     * @throws UnstorableException when the database refuses the data itself; nothing is stored
     */
    void inTransaction(Function<Connection, Mono<Void>> work) {
        run(connection -> Mono.from(connection.beginTransaction())
                .then(Mono.defer(() -> work.apply(connection)))
                .then(Mono.from(connection.commitTransaction()))
                .onErrorResume(e -> Mono.from(connection.rollbackTransaction())
                        .onErrorComplete()
                        .then(Mono.error(e)))
                .thenReturn(true));
    }

    <T> T run(Function<Connection, Mono<T>> work) {
        Mono<T> once = Mono.usingWhen(connections.create(), work, Connection::close);
        return Objects.requireNonNull(once.onErrorMap(DatabaseErrors::isOfTheData, DatabaseErrors::unstorable)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                        .maxBackoff(Duration.ofSeconds(5))
                        .filter(e -> !(e instanceof FencedException || e instanceof UnstorableException))
                        .doBeforeRetry(
                                signal -> LOG.error("the database is waited for error={}", describe(signal.failure()))))
                .block());
    }

    private static String describe(Throwable error) {
        return error instanceof R2dbcException e ? e.getSqlState() + " " + e.getMessage() : error.toString();
    }
}
