package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Cells come back as they were, after RFC 4180, and none is a formula. */
class CsvTest {

    @Example
    void shouldQuoteWhatNeedsIt() {
        assertThat(Csv.line(Arrays.asList("a", null, "", "b,c", "say \"hi\"", "two\r\nlines")))
                .isEqualTo("a,,,\"b,c\",\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n");
    }

    @Example
    void shouldTakeFormulasTheirMeaning() {
        for (String formula :
                List.of("=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x", "=\"a\",b")) {
            assertThat(read(Csv.line(List.of(formula)))).containsExactly(List.of("'" + formula));
        }
        assertThat(Csv.line(List.of("a=1", "1-2", "'=x"))).isEqualTo("a=1,1-2,'=x\r\n");
    }

    @Property
    void shouldComeBackAsItWas(@ForAll List<List<String>> rows) {
        List<List<String>> wide = rows.stream().filter(row -> row.size() > 1).toList();
        List<List<String>> read = read(Csv.lines(wide));
        assertThat(read).hasSameSizeAs(wide);
        for (int i = 0; i < read.size(); i++) {
            for (int j = 0; j < wide.get(i).size(); j++) {
                String cell = wide.get(i).get(j);
                assertThat(read.get(i).get(j)).isIn(cell, "'" + cell);
            }
        }
    }

    /** As RFC 4180 has it. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\r') {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    assertThat(csv.charAt(++i)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        assertThat(cell).isEmpty();
        return rows;
    }
}
