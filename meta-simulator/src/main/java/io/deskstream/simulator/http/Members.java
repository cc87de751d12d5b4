package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.FaultPlan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of a JSON object sent to the simulator's own API. Whatever is missing, of another type or not known is a
 * {@link BadRequest} that names the member by its path.
 */
final class Members {
    private static final String ID = "[0-9]{1,32}";

    private final String path;
    private final JsonNode node;

    private Members(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static Members of(JsonMapper json, String body) {
        try {
            JsonNode node = json.readTree(body);
            if (node != null && node.isObject()) {
                return new Members("", node);
            }
        } catch (JacksonException notJson) {
            throw BadRequest.invalid("The body must be JSON");
        }
        throw BadRequest.invalid("The body must be a JSON object");
    }

    Members only(String... known) {
        Collection<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new BadRequest(
                    "unknown_member",
                    "Unknown: "
                            + String.join(
                                    ", ", unknown.stream().map(this::named).toList()));
        }
        return this;
    }

    /** An empty object when the member is absent or null. */
    Optional<Members> object(String name) {
        return value(name).map(value -> {
            if (!value.isObject()) {
                throw BadRequest.invalid(named(name) + " must be an object");
            }
            return new Members(named(name) + ".", value);
        });
    }

    List<Members> objects(String name) {
        Optional<JsonNode> array = value(name);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray()) {
            throw BadRequest.invalid(named(name) + " must be an array");
        }
        return array.get().valueStream().map(item -> item(name, item)).toList();
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isString()) {
                throw BadRequest.invalid(named(name) + " must be a string");
            }
            return value.stringValue();
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> BadRequest.invalid(named(name) + " is missing"));
    }

    /** One of Meta's numeric ids. */
    String id(String name) {
        String id = requiredText(name);
        if (!id.matches(ID)) {
            throw BadRequest.invalid(named(name) + " must be digits, at most 32");
        }
        return id;
    }

    Optional<Integer> integer(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw BadRequest.invalid(named(name) + " must be a whole number");
            }
            return value.intValue();
        });
    }

    int requiredInteger(String name) {
        return integer(name).orElseThrow(() -> BadRequest.invalid(named(name) + " is missing"));
    }

    /** See {@link FaultPlan} for the range. */
    Optional<Double> rate(String name) {
        return value(name).map(value -> {
            if (!value.isNumber()) {
                throw BadRequest.invalid(named(name) + " must be a number from 0 to 1");
            }
            return value.doubleValue();
        });
    }

    private Members item(String name, JsonNode item) {
        if (!item.isObject()) {
            throw BadRequest.invalid(named(name) + " must hold objects");
        }
        return new Members(named(name) + "[].", item);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private String named(String name) {
        return path + name;
    }
}
