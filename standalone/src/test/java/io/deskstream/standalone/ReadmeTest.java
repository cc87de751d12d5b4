package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README.md names every setting and port that there is, and no setting that there is not. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("deskstream.root", ".."));
    private static final List<String> SERVICES =
            List.of("ingest-service", "persistence-service", "outbound-sender", "realtime-gateway", "meta-simulator");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
    private static final Pattern SETTING = Pattern.compile("DESKSTREAM_[A-Z0-9_]*[A-Z0-9]");
    /** Settings that are read in code, not in a service's yml. */
    private static final Set<String> IN_CODE = Set.of("DESKSTREAM_PORT_OFFSET", "DESKSTREAM_DATA_DIR");

    @Test
    void everySettingIsNamedAndNoOther() throws IOException {
        Set<String> read = read();
        Set<String> named = named(SETTING, readme(), 0);

        assertThat(readme()).contains(read);
        assertThat(read).containsAll(named);
    }

    @Test
    void everyPartStandsInTheTableOfPorts() throws IOException {
        for (Part part : Part.values()) {
            assertThat(readme()).as(part.title()).containsPattern("\\| " + part.port(0) + " +\\|");
        }
    }

    private static Set<String> read() throws IOException {
        Set<String> read = new TreeSet<>(IN_CODE);
        for (String service : SERVICES) {
            Path yml = ROOT.resolve(service).resolve("src/main/resources").resolve(service + ".yml");
            read.addAll(named(PLACEHOLDER, Files.readString(yml), 1));
        }
        return read;
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static Set<String> named(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
