package io.deskstream.testkit.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * JSON held against the part of JSON Schema that {@code docs/openapi.yaml} uses: {@code $ref}, {@code type}, {@code enum},
 * {@code format}, {@code pattern}, {@code required}, {@code properties}, {@code items}, {@code oneOf} and {@code anyOf}. A
 * keyword of another kind fails, so that none is passed over; a member that is not described is a fault.
 */
final class SchemaCheck {

    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "enum",
            "format",
            "pattern",
            "required",
            "properties",
            "items",
            "oneOf",
            "anyOf",
            "description",
            "minimum",
            "maximum");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    List<String> faults(JsonNode schema, JsonNode value) {
        check("$", schema, value);
        return faults;
    }

    private void check(String at, JsonNode described, JsonNode value) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.get("$ref").asString().substring(1))
                : described;
        schema.propertyNames().stream()
                .filter(keyword -> !KEYWORDS.contains(keyword))
                .forEach(keyword -> fault(at, "the schema uses " + keyword + ", which is not checked"));
        if (schema.has("oneOf") || schema.has("anyOf")) {
            checkAny(at, schema.path(schema.has("oneOf") ? "oneOf" : "anyOf"), value);
        } else if (!isOfType(schema.path("type"), value)) {
            fault(at, "is " + value + ", not " + schema.path("type"));
        } else if (value.isObject() && schema.has("properties")) {
            checkMembers(at, schema, value);
        } else if (value.isArray()) {
            value.forEach(item -> check(at + "[]", schema.path("items"), item));
        } else if (!value.isNull()) {
            checkValue(at, schema, value);
        }
    }

    private void checkAny(String at, JsonNode choices, JsonNode value) {
        boolean fits = choices.valueStream()
                .anyMatch(choice ->
                        new SchemaCheck(document).faults(choice, value).isEmpty());
        if (!fits) {
            fault(at, "fits none of the choices: " + value);
        }
    }

    private void checkMembers(String at, JsonNode schema, JsonNode value) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asString())) {
                fault(at, "lacks " + required.asString());
            }
        }
        value.propertyStream().forEach(member -> {
            JsonNode described = schema.path("properties").path(member.getKey());
            if (described.isMissingNode()) {
                fault(at, "has " + member.getKey() + ", which is not described");
            } else {
                check(at + "." + member.getKey(), described, member.getValue());
            }
        });
    }

    private void checkValue(String at, JsonNode schema, JsonNode value) {
        boolean listed =
                !schema.has("enum") || schema.path("enum").valueStream().anyMatch(value::equals);
        boolean matches = !schema.has("pattern")
                || value.asString().matches(schema.path("pattern").asString());
        if (!listed || !matches || !isOfFormat(schema.path("format").asString(""), value)) {
            fault(at, "is " + value + ", not " + schema);
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        return type.isArray()
                ? type.valueStream().anyMatch(one -> isOfType(one, value))
                : switch (type.asString("")) {
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "null" -> value.isNull();
                    default -> false;
                };
    }

    private static boolean isOfFormat(String format, JsonNode value) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(value.asString());
                case "date-time" -> Instant.parse(value.asString());
                default -> {}
            }
            return true;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }

    private void fault(String at, String what) {
        faults.add(at + " " + what);
    }
}
