package io.deskstream.persistence.postgres.write;

import io.deskstream.testkit.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database of its own, at this build's schema. */
final class MigratedDatabase {

    private MigratedDatabase() {}

    /** Each connection is a new one: what it did shows in the statistics when it is closed. */
    static ConnectionFactory make() {
        String database = "tables_" + UUID.randomUUID().toString().replace("-", "");
        Flyway.configure()
                .dataSource(TestPostgres.start().jdbcUrl(database), null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return ConnectionFactories.get(TestPostgres.start().r2dbcUrl(database));
    }
}
