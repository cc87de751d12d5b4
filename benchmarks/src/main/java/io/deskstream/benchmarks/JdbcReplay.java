package io.deskstream.benchmarks;

import io.deskstream.benchmarks.StatementTrace.Call;
import io.deskstream.benchmarks.StatementTrace.Unit;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The ceiling: the same statements with the same values, in the same order and transactions, by plain JDBC from memory. */
final class JdbcReplay {

    private final String url;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JdbcReplay(String url) {
        this.url = url;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** How long it took, in nanoseconds. */
    long run(List<Unit> units) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            long begun = System.nanoTime();
            for (Unit unit : units) {
                connection.setAutoCommit(!unit.transaction()[0]);
                for (Call call : unit.calls()) {
                    execute(connection, call);
                }
                if (unit.transaction()[0]) {
                    connection.commit();
                }
            }
            return System.nanoTime() - begun;
        }
    }

    private void execute(Connection connection, Call call) throws SQLException {
        PreparedStatement statement = prepared.get(call.sql());
        if (statement == null) {
            statement = connection.prepareStatement(call.sql().replaceAll("\\$\\d+", "?"));
            prepared.put(call.sql(), statement);
        }
        for (Map.Entry<Integer, Object> value : call.values().entrySet()) {
            bind(connection, statement, value.getKey() + 1, value.getValue());
        }
        if (statement.execute()) {
            read(statement.getResultSet());
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int place, Object value)
            throws SQLException {
        switch (value) {
            case UUID[] array -> statement.setArray(place, connection.createArrayOf("uuid", array));
            case String[] array -> statement.setArray(place, connection.createArrayOf("text", array));
            case Long[] array -> statement.setArray(place, connection.createArrayOf("bigint", array));
            case Boolean[] array -> statement.setArray(place, connection.createArrayOf("boolean", array));
            default -> statement.setObject(place, value);
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                rows.getObject(column);
            }
        }
        rows.close();
    }
}
