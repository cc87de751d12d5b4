package io.deskstream.persistence.http;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV after RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe: customers write
 * these texts, and somebody opens the file.
 */
final class Csv {

    /** By it spreadsheets know UTF-8. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String lines(List<? extends List<@Nullable String>> rows) {
        return rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    static String line(List<? extends @Nullable String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String harmless = FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
