package io.deskstream.persistence.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live tables against the rebuilt ones, row for row, in the database. Members that rest as JSON are compared by what they
 * say: a row that an older build wrote lacks those that it did not know.
 */
final class Comparison {

    /** More are not told one by one. */
    static final int MOST_TOLD = 1000;

    private static final Set<String> JSON = Set.of("state", "attachments", "reactions", "quick_replies");

    private static final String DIFFERING = """
            select %1$s from public.%2$s a full join rebuilt.%2$s b using (%1$s)
            where (a.%3$s is null or b.%3$s is null or %4$s) %5$s
            limit %6$d
            """;

    /**
     * Positions of which the rebuilt one is ahead, or that number requests otherwise. The live one may be ahead by inputs that
     * changed nothing: nothing is told of these.
     */
    private static final String POSITIONS = """
            select partition::text from public.partition_state a full join rebuilt.partition_state b using (partition)
            where a.epoch is null and b.next_offsets <> '{-1,-1,-1}' or b.epoch is null
                or a.next_request_no <> b.next_request_no
                or a.next_offsets[1] < b.next_offsets[1] or a.next_offsets[2] < b.next_offsets[2]
                or a.next_offsets[3] < b.next_offsets[3]
            """;

    private final Connection connection;

    Comparison(Connection connection) {
        this.connection = connection;
    }

    /** Keys of differing rows, by table; at most {@value #MOST_TOLD} of each. */
    Map<ComparedTable, Set<String>> rows() throws SQLException {
        return rows(Map.of());
    }

    /** Of these rows, those that still differ. */
    Map<ComparedTable, Set<String>> stillDiffering(Map<ComparedTable, Set<String>> before) throws SQLException {
        return before.isEmpty() ? Map.of() : rows(before);
    }

    Set<String> positions() throws SQLException {
        return query(POSITIONS);
    }

    private Map<ComparedTable, Set<String>> rows(Map<ComparedTable, Set<String>> only) throws SQLException {
        Map<ComparedTable, Set<String>> differing = new EnumMap<>(ComparedTable.class);
        for (ComparedTable table : ComparedTable.values()) {
            Set<String> keys = only.getOrDefault(table, Set.of());
            if (only.isEmpty() || !keys.isEmpty()) {
                Set<String> found = query(differing(table, keys));
                if (!found.isEmpty()) {
                    differing.put(table, found);
                }
            }
        }
        return differing;
    }

    private String differing(ComparedTable table, Set<String> only) throws SQLException {
        String key = String.join(", ", table.key());
        List<String> columns = RebuiltSchema.storedColumns(connection, table);
        columns.removeAll(table.key());
        String unequal = columns.stream()
                .map(column -> JSON.contains(column)
                        ? unequalJson(column)
                        : "a.%1$s is distinct from b.%1$s".formatted(column))
                .collect(Collectors.joining(" or "));
        String restriction = only.isEmpty()
                ? ""
                : "and (%s) in (%s)"
                        .formatted(key, only.stream().map(Comparison::literal).collect(Collectors.joining(", ")));
        return DIFFERING.formatted(key, table.tableName(), "workspace_id", unequal, restriction, MOST_TOLD);
    }

    private static String unequalJson(String column) {
        return "(a.%1$s <> b.%1$s and rebuilt.said(a.%1$s::jsonb) is distinct from rebuilt.said(b.%1$s::jsonb))"
                .formatted(column);
    }

    private static String literal(String key) {
        return "("
                + Arrays.stream(key.split(" ")).map(id -> "'" + id + "'::uuid").collect(Collectors.joining(", "))
                + ")";
    }

    private Set<String> query(String sql) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder key = new StringBuilder(rows.getString(1));
                for (int i = 2; i <= columns; i++) {
                    key.append(' ').append(rows.getString(i));
                }
                keys.add(key.toString());
            }
        }
        return keys;
    }
}
