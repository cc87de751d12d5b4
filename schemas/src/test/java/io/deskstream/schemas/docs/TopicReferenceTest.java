package io.deskstream.schemas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.schemas.topics.TopicCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/topics.md says what the code says. With {@code -Ddeskstream.docs.write=true} it is written anew. */
class TopicReferenceTest {

    private static final Path FILE = Path.of(System.getProperty("deskstream.root", ".."), "docs", "topics.md");

    @Test
    void theReferenceIsThatOfTheCatalogAndTheSchemas() throws IOException {
        String expected = new TopicReference(TopicCatalog.all()).render();
        if (Boolean.getBoolean("deskstream.docs.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(FILE).as("write it anew with -Ddeskstream.docs.write=true").hasContent(expected);
    }
}
