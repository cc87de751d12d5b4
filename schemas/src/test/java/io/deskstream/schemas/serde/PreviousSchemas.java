package io.deskstream.schemas.serde;

import io.deskstream.schemas.topics.TopicCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Every version of every record's schema that was ever committed, under {@code previous/<Record>/v<n>.avsc}. */
final class PreviousSchemas {

    private PreviousSchemas() {}

    /** The record types of all topics. */
    static List<Schema> current() {
        return TopicCatalog.all().stream()
                .flatMap(topic -> topic.values().stream())
                .map(PreviousSchemas::plain)
                .toList();
    }

    /** Oldest first. */
    static List<Schema> of(Schema current) {
        List<Schema> versions = new ArrayList<>();
        for (int n = 1; ; n++) {
            String name = "/previous/" + current.getName() + "/v" + n + ".avsc";
            try (InputStream file = PreviousSchemas.class.getResourceAsStream(name)) {
                if (file == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Without what only the generated classes need. */
    private static Schema plain(Schema schema) {
        String json = schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
        return new Schema.Parser().parse(json);
    }
}
