package io.deskstream.schemas.serde;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema may change only so that old and new builds read each other: FULL_TRANSITIVE, as the registry is told. */
class CompatibilityTest {

    static Stream<Schema> schemas() {
        return PreviousSchemas.current().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeCommittedAsTheNewestVersion(Schema schema) {
        List<Schema> versions = PreviousSchemas.of(schema);

        assertThat(versions)
                .as("add src/test/resources/previous/%s/v%d.avsc: %s", schema.getName(), versions.size() + 1, schema)
                .last()
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldReadAndBeReadByEveryVersion(Schema schema) {
        for (Schema version : PreviousSchemas.of(schema)) {
            assertThat(compatibility(schema, version)).as("reads %s", version).isEqualTo(COMPATIBLE);
            assertThat(compatibility(version, schema))
                    .as("is read by %s", version)
                    .isEqualTo(COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldHaveADefaultForEveryMember(Schema schema) {
        assertDefaults(schema);
    }

    private static SchemaCompatibility.SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static void assertDefaults(Schema schema) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields().forEach(field -> {
                    assertThat(field.hasDefaultValue())
                            .as("%s.%s has a default", schema.getName(), field.name())
                            .isTrue();
                    assertDefaults(field.schema());
                });
            case ARRAY -> assertDefaults(schema.getElementType());
            case MAP -> assertDefaults(schema.getValueType());
            case UNION -> schema.getTypes().forEach(CompatibilityTest::assertDefaults);
            case ENUM -> throw new AssertionError("kinds are strings: " + schema);
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, FIXED -> {}
        }
    }
}
