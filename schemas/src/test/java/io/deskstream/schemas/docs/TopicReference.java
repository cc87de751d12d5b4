package io.deskstream.schemas.docs;

import io.deskstream.schemas.topics.Topic;
import io.deskstream.schemas.topics.Topic.Keeping.Compacted;
import io.deskstream.schemas.topics.Topic.Keeping.Retained;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/** The reference of topics and records as Markdown. The same input gives the same text. */
final class TopicReference {

    private static final String INTRODUCTION = """
            # Topics and records

            <!-- Generated from TopicCatalog and the Avro schemas by TopicReferenceTest; do not edit.
                 Anew: ./mvnw -pl schemas test -Dtest=TopicReferenceTest -Ddeskstream.docs.write=true -->

            Values are Avro in the Confluent wire format: a byte `0`, the schema's id in the registry as 4 bytes (big-endian),
            then Avro's binary encoding. A topic with several record types has a subject per record name
            (`io.deskstream.avro.<name>`). Every field has a default and kinds are strings, so that a reader resolves what is
            older or newer than itself; expect kinds and record types that you do not know, and pass over them.
            Keys are UTF-8 strings. The conversation key is `<channel>:<account id>:<participant id>` with the platform's ids, such as
            `facebook:100000000000001:12345`.

            Deliveries are at least once: after a failover some events come a second time. Hold each row with its `version` and
            apply only a greater one; then repeats do no harm.

            A dead letter is the record as it came, with headers that say why and from where: `error`, `topic`, `partition`, `offset`
            (persistence-service), `deskstream.error`, `deskstream.error.class`, `deskstream.source`, `deskstream.consumer`
            (outbound-sender). A quarantined item has `reason`, `object`, `entry_id`, `received_at`.
            """;

    private final List<Topic> topics;

    TopicReference(List<Topic> topics) {
        this.topics = topics;
    }

    String render() {
        Set<Schema> values = values();
        Set<Schema> parts = RecordTypes.within(values);
        return INTRODUCTION
                + "\n## Topics\n\n"
                + overview()
                + "\n## Records\n\n"
                + records(values)
                + "\n## Parts of records\n\n"
                + records(parts);
    }

    private Set<Schema> values() {
        return topics.stream()
                .flatMap(topic -> topic.values().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String overview() {
        String head = "| topic | what it holds | key | partitions | kept | values | written by | read by |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        return topics.stream().map(TopicReference::row).collect(Collectors.joining("", head, ""));
    }

    private static String row(Topic topic) {
        TopicPurpose purpose = TopicPurpose.of(topic);
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        purpose.what(),
                        key(topic),
                        topic.single() ? "1" : "the installation's count",
                        kept(topic.keeping()),
                        valueTypes(topic),
                        purpose.writtenBy(),
                        purpose.readBy());
    }

    private static String key(Topic topic) {
        return topic.key().replaceAll("(\\S+:<id>)", "`$1`");
    }

    private static String kept(Topic.Keeping keeping) {
        return switch (keeping) {
            case Retained(Duration retention) -> retention.toDays() + " days";
            case Compacted(Duration minLag, Duration maxLag) ->
                "compacted after " + (minLag.isZero() ? "at most " : minLag.toDays() + " to ") + maxLag.toDays()
                        + " days";
        };
    }

    private static String valueTypes(Topic topic) {
        return topic.values().isEmpty()
                ? "raw bytes"
                : topic.values().stream().map(RecordTypes::name).collect(Collectors.joining(", "));
    }

    private static String records(Set<Schema> schemas) {
        return schemas.stream().map(TopicReference::record).collect(Collectors.joining("\n"));
    }

    private static String record(Schema schema) {
        String head = "### %s\n\n%s\n\n| field | type | default | |\n|---|---|---|---|\n"
                .formatted(schema.getName(), text(schema.getDoc()));
        return schema.getFields().stream().map(TopicReference::field).collect(Collectors.joining("", head, ""));
    }

    private static String field(Field field) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(field.name(), RecordTypes.name(field.schema()), byDefault(field), text(field.doc()));
    }

    private static String byDefault(Field field) {
        Object value = field.defaultVal();
        return "`" + (value == JsonProperties.NULL_VALUE ? "null" : value instanceof String ? "\"\"" : value) + "`";
    }

    private static String text(@Nullable String doc) {
        return doc == null ? "" : doc.replace("|", "\\|");
    }
}
