package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes are an interface: every one is in the documentation, and no other. */
class RefusalTest {

    @Test
    void shouldBeDocumentedCodeByCode() throws IOException {
        String section = Files.readString(Path.of("../docs/api.md"))
                .split("## Commands", 2)[1]
                .split("## ", 2)[0];
        String table = section.substring(section.indexOf("| code"));
        List<String> documented = table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Stream.of(Refusal.values())
                        .map(refusal -> refusal.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
