package io.deskstream.persistence.config;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** UP when the database answers within two seconds. */
final class DatabaseHealth extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseClient database;

    DatabaseHealth(DatabaseClient database) {
        super("the database does not answer");
        this.database = database;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return database.sql("select 1")
                .fetch()
                .one()
                .timeout(PATIENCE)
                .map(row -> builder.up().build());
    }
}
