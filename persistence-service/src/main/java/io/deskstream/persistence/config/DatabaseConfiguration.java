package io.deskstream.persistence.config;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The pool that the core, the queries and the directory share, on this context's own event loops. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** A process that was stopped in the middle of a transaction holds nothing for long. */
    private static final Map<String, String> SESSION = Map.of("idle_in_transaction_session_timeout", "10s");

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(DatabaseSettings database, ReactorResourceFactory netty) {
        ConnectionFactoryOptions options = database.options()
                .mutate()
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "persistence-service")
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, netty.getLoopResources())
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, SESSION)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                // Times and numbers as bytes: parsing their text was the larger part of reading rows.
                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(5))
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(2)
                .minIdle(2)
                .maxSize(database.poolSize())
                .maxIdleTime(Duration.ofMinutes(10))
                .maxAcquireTime(Duration.ofSeconds(10))
                .build());
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return DatabaseClient.create(connections);
    }

    @Bean
    ReactiveTransactionManager transactionManager(ConnectionFactory connections) {
        return new R2dbcTransactionManager(connections);
    }

    @Bean
    TransactionalOperator transactions(ReactiveTransactionManager transactionManager) {
        return TransactionalOperator.create(transactionManager);
    }

    /** Named {@code database} in the readiness group: UP only when the database answers. */
    @Bean
    ReactiveHealthIndicator databaseHealthIndicator(DatabaseClient database) {
        return new DatabaseHealth(database);
    }
}
