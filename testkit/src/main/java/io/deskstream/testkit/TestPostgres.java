package io.deskstream.testkit;

import io.deskstream.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18, shared by all tests of this JVM: use a database of your own. A database named here is made when
 * it is asked for first.
 */
public interface TestPostgres {

    /** With user and password; the user is a superuser. */
    String jdbcUrl(String database);

    /** With user and password; the user is a superuser. */
    String r2dbcUrl(String database);

    /** The shared server; the first call starts it. Safe from any thread. */
    static TestPostgres start() {
        return SharedParts.postgres();
    }

    record Embedded(EmbeddedPostgres server) implements TestPostgres {

        static Embedded started() {
            return new Embedded(AtExit.close(EmbeddedPostgres.temporary().start()));
        }

        @Override
        public String jdbcUrl(String database) {
            server.createDatabaseIfAbsent(database);
            return server.jdbcUrl(database);
        }

        @Override
        public String r2dbcUrl(String database) {
            server.createDatabaseIfAbsent(database);
            return server.r2dbcUrl(database);
        }
    }

    record Container(PostgreSQLContainer container) implements TestPostgres {

        static Container started() {
            PostgreSQLContainer container = AtExit.close(new PostgreSQLContainer("postgres:18"));
            container.start();
            return new Container(container);
        }

        @Override
        public String jdbcUrl(String database) {
            createIfAbsent(database);
            return "jdbc:postgresql://%s/%s?user=%s&password=%s"
                    .formatted(address(), database, container.getUsername(), container.getPassword());
        }

        @Override
        public String r2dbcUrl(String database) {
            createIfAbsent(database);
            return "r2dbc:postgresql://%s:%s@%s/%s"
                    .formatted(container.getUsername(), container.getPassword(), address(), database);
        }

        private String address() {
            return container.getHost() + ":" + container.getMappedPort(5432);
        }

        private void createIfAbsent(String database) {
            try (Connection connection = DriverManager.getConnection(
                            container.getJdbcUrl(), container.getUsername(), container.getPassword());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE \"" + database + "\"");
            } catch (SQLException e) {
                if (!"42P04".equals(e.getSQLState())) {
                    throw new IllegalStateException("database " + database + " cannot be made", e);
                }
            }
        }
    }
}
