package io.deskstream.persistence.rebuild;

import io.deskstream.persistence.config.DatabaseSettings;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Where the real parts are. */
public record Parts(DatabaseSettings database, String bootstrapServers, String registryUrl) {

    /** @param databaseUrl {@code r2dbc:postgresql://user:password@host:port/database} */
    public static Parts of(String databaseUrl, String bootstrapServers, String registryUrl) {
        return new Parts(new DatabaseSettings(databaseUrl, 0), bootstrapServers, registryUrl);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Connections that find tables in the schema first. */
    ConnectionFactory connections(String schema) {
        return ConnectionFactories.get(database.options()
                .mutate()
                .option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of("search_path", schema + ",public", "synchronous_commit", "off"))
                .build());
    }
}
