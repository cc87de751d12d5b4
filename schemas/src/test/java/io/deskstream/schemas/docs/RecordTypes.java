package io.deskstream.schemas.docs;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.Schema;

/** Finds record types inside others and tells types as a reader wants them. */
final class RecordTypes {

    private RecordTypes() {}

    /** The record types that {@code records} are made of, themselves left out, in the order of their first use. */
    static Set<Schema> within(Collection<Schema> records) {
        Set<Schema> found = new LinkedHashSet<>();
        records.forEach(schema -> schema.getFields().forEach(field -> collect(field.schema(), found)));
        return found;
    }

    /** A field's type in a few words, such as {@code timestamp, or null}. */
    static String name(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> union(schema.getTypes());
            case ARRAY -> "list of " + name(schema.getElementType());
            case MAP -> "map of " + name(schema.getValueType());
            case RECORD ->
                "[%s](#%s)".formatted(schema.getName(), schema.getName().toLowerCase(Locale.ROOT));
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, ENUM, FIXED -> primitive(schema);
        };
    }

    private static String union(List<Schema> types) {
        List<String> names = types.stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .map(RecordTypes::name)
                .toList();
        return String.join(" or ", names) + (names.size() < types.size() ? ", or null" : "");
    }

    private static String primitive(Schema schema) {
        return schema.getLogicalType() == null
                ? schema.getName()
                : schema.getLogicalType().getName();
    }

    private static void collect(Schema schema, Set<Schema> found) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> collect(type, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case RECORD -> {
                if (found.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, ENUM, FIXED -> {}
        }
    }
}
