package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.GraphError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a call, wherever Meta takes them from: a JSON body, a form (its structured values are JSON), or the
 * query, which wins.
 */
final class GraphParameters {
    private final ObjectNode values;

    private GraphParameters(ObjectNode values) {
        this.values = values;
    }

    static GraphParameters ofQuery(ServerRequest request, JsonMapper json) {
        return new GraphParameters(merged(json, json.createObjectNode(), request.queryParams()));
    }

    static Mono<GraphParameters> of(ServerRequest request, JsonMapper json) {
        Mono<ObjectNode> body = isForm(request)
                ? request.formData().map(form -> merged(json, json.createObjectNode(), form))
                : request.bodyToMono(String.class)
                        .map(text -> object(json, text))
                        .defaultIfEmpty(json.createObjectNode());
        return body.map(values -> new GraphParameters(merged(json, values, request.queryParams())));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    Optional<JsonNode> object(String name) {
        return Optional.ofNullable(values.get(name)).filter(JsonNode::isObject);
    }

    private static boolean isForm(ServerRequest request) {
        return request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED::isCompatibleWith)
                .isPresent();
    }

    private static ObjectNode object(JsonMapper json, String body) {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw new GraphRefusal(GraphError.parameter("The body is no JSON"));
        }
        throw new GraphRefusal(GraphError.parameter("The body must be a JSON object"));
    }

    private static ObjectNode merged(JsonMapper json, ObjectNode target, MultiValueMap<String, String> strings) {
        for (Map.Entry<String, String> entry : strings.toSingleValueMap().entrySet()) {
            String value = Objects.requireNonNullElse(entry.getValue(), "");
            if (value.startsWith("{") || value.startsWith("[")) {
                target.set(entry.getKey(), structured(json, value));
            } else {
                target.put(entry.getKey(), value);
            }
        }
        return target;
    }

    private static JsonNode structured(JsonMapper json, String value) {
        try {
            return json.readTree(value);
        } catch (JacksonException plainText) {
            return json.getNodeFactory().stringNode(value);
        }
    }
}
