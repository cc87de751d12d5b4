package io.deskstream.testkit.api;

import io.deskstream.testkit.api.Operation.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/openapi.yaml}, to be held against the services that run. */
public final class ApiReference {

    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");
    private static final String NO_SCHEMA = "there is no schema for this answer";

    private final JsonNode document;

    private ApiReference(JsonNode document) {
        this.document = document;
    }

    public static ApiReference read() {
        Path file = Path.of(System.getProperty("deskstream.root", "..")).resolve("docs/openapi.yaml");
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new ApiReference(JsonMapper.shared().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(ApiReference::operations)
                .toList();
    }

    /** Those that one service answers. */
    public List<Operation> operationsOf(String service) {
        return operations().stream()
                .filter(operation -> operation.service().equals(service))
                .toList();
    }

    private static Stream<Operation> operations(Map.Entry<String, JsonNode> path) {
        return path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> operation(path.getKey(), method.getKey(), method.getValue()));
    }

    private static Operation operation(String path, String method, JsonNode described) {
        JsonNode example = described.at("/requestBody/content/application~1json/example");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                Access.valueOf(described.path("x-access").asString("").toUpperCase(Locale.ROOT)),
                described.path("x-service").asString(""),
                example.isMissingNode() ? null : example,
                described.path("responses"));
    }

    /** What in the answer's JSON is not as it is described; a member that is not described counts. */
    public List<String> faults(Operation operation, int status, JsonNode body) {
        JsonNode content = content(operation, status);
        JsonNode schema = content.isEmpty()
                ? content
                : content.valueStream().findFirst().orElseThrow().path("schema");
        return schema.isEmpty() ? List.of(NO_SCHEMA) : new SchemaCheck(document).faults(schema, body);
    }

    private JsonNode content(Operation operation, int status) {
        JsonNode response = operation.responses().path(Integer.toString(status));
        if (response.isMissingNode()) {
            response = document.at("/components/responses/Problem");
        }
        return response.path("content");
    }
}
