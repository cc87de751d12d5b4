package io.deskstream.persistence.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./deskstream rebuild}: reads conversation-events into the schema {@code rebuilt}, and tells where the live tables
 * differ. The services may run meanwhile: what differs because a batch is on its way is read again before it counts.
 */
public final class RebuildCommand {

    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Parts parts;
    private final Terminal terminal;

    public RebuildCommand(Parts parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    /**
     * Runs.
     *
     * @param replace to put the rebuilt tables in place of the live ones; the services must be down
     * @return whether the live tables are as the log tells
     */
    public boolean run(boolean replace) throws SQLException {
        try (Connection connection = parts.connect();
                Rebuild rebuild = new Rebuild(parts)) {
            boolean services = areRunning(connection);
            if (replace && services) {
                throw new IllegalStateException("--replace: stop deskstream first");
            }
            RebuiltSchema.make(connection);
            Progress progress = new Progress(terminal, rebuild.records());
            long leftOut = rebuild.catchUp(progress);
            progress.end();
            tellCounts(connection, progress.took(), leftOut);
            boolean equal = compare(connection, rebuild, services ? LOOKS : 1);
            if (replace) {
                RebuiltSchema.replace(connection);
                terminal.say("the rebuilt tables are in place");
                return true;
            }
            return equal;
        }
    }

    private static boolean areRunning(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet services = statement.executeQuery("select from pg_stat_activity where datname ="
                        + " current_database() and application_name = 'persistence-service'")) {
            return services.next();
        }
    }

    private void tellCounts(Connection connection, Duration took, long leftOut) throws SQLException {
        long rows = 0;
        StringBuilder counts = new StringBuilder();
        for (ComparedTable table : ComparedTable.values()) {
            long count = RebuiltSchema.count(connection, table);
            rows += count;
            counts.append(
                    String.format(Locale.ROOT, "%s%,d %s", counts.isEmpty() ? "" : ", ", count, table.tableName()));
        }
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        terminal.say(String.format(
                Locale.ROOT, "rebuilt in %.1f s (%,d rows/s): %s", seconds, (long) (rows / seconds), counts));
        if (leftOut > 0) {
            terminal.say(leftOut + " records after the last whole batch are left out");
        }
    }

    private boolean compare(Connection connection, Rebuild rebuild, int looks) throws SQLException {
        Comparison comparison = new Comparison(connection);
        Map<ComparedTable, Set<String>> rows = comparison.rows();
        Set<String> positions = comparison.positions();
        for (int look = 1; look < looks && !(rows.isEmpty() && positions.isEmpty()); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            rebuild.catchUp(new Progress(Terminal.silent(), 0));
            rows = comparison.stillDiffering(rows);
            positions = comparison.positions();
        }
        tell(rows, positions);
        return rows.isEmpty() && positions.isEmpty();
    }

    private void tell(Map<ComparedTable, Set<String>> rows, Set<String> positions) {
        int differing = positions.size();
        for (ComparedTable table : ComparedTable.values()) {
            Set<String> keys = rows.getOrDefault(table, Set.of());
            differing += keys.size();
            terminal.say("  %-14s %s".formatted(table.tableName(), Listing.of(keys, Comparison.MOST_TOLD)));
        }
        terminal.say("  %-14s %s".formatted("positions", Listing.of(positions, Comparison.MOST_TOLD)));
        terminal.say(
                "not compared, for it is not on the log: epoch, batch, events_offset and unpublished of the positions");
        terminal.say(differing + " rows differ");
    }
}
