package io.deskstream.persistence.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./deskstream verify}: computes every derived column anew, all of one moment, and tells where it differs. The services
 * may run meanwhile.
 */
public final class VerifyCommand {

    private static final int MOST_TOLD = 1000;

    private final Parts parts;
    private final Terminal terminal;

    public VerifyCommand(Parts parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    /**
     * Runs.
     *
     * @param withLog to compare with the log too
     * @return whether nothing differs
     */
    public boolean run(boolean withLog) throws SQLException {
        int differing = 0;
        try (Connection connection = parts.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            for (Check check : Checks.ALL) {
                differing += tell(check.name(), differing(connection, check));
            }
            List<String> computed = DerivedInCode.differing(connection, MOST_TOLD);
            differing += tell("preview and wake_at", computed);
        }
        terminal.say(differing + " differences");
        boolean equal = !withLog || new RebuildCommand(parts, terminal).run(false);
        return differing == 0 && equal;
    }

    private int tell(String name, List<String> ids) {
        terminal.say("  %-26s %s".formatted(name, Listing.of(ids, MOST_TOLD)));
        return ids.size();
    }

    private static List<String> differing(Connection connection, Check check) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST_TOLD);
            try (ResultSet rows = statement.executeQuery(check.differing())) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }
}
