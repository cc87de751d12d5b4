package io.deskstream.benchmarks;

import io.deskstream.embedded.EmbeddedBroker;
import io.deskstream.embedded.EmbeddedPostgres;
import io.deskstream.embedded.RegistryProcess;

/** Kafka, PostgreSQL and the registry, of their own and deleted at the end. Not for use by several threads. */
final class RealParts implements AutoCloseable {

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
    private final EmbeddedBroker broker = EmbeddedBroker.temporary();
    private final RegistryProcess registry = RegistryProcess.temporary(postgres);

    RealParts start() {
        postgres.start();
        broker.start();
        registry.start();
        return this;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    /** Made where it is not there yet. */
    String jdbcUrl(String database) {
        postgres.createDatabaseIfAbsent(database);
        return postgres.jdbcUrl(database);
    }

    /** Made where it is not there yet. */
    String r2dbcUrl(String database) {
        postgres.createDatabaseIfAbsent(database);
        return postgres.r2dbcUrl(database);
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
        postgres.close();
    }
}
