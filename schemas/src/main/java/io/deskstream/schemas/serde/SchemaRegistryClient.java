package io.deskstream.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The part of the Confluent Schema Registry REST API that a serde needs. Blocking, cached both ways for the life of the
 * client: works on with the registry down once a schema was seen. Safe for use by many threads.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the API</a>
 */
public final class SchemaRegistryClient {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final @Nullable String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, Map<Schema, Integer>> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * A client of one registry.
     *
     * @param userInfo {@code user:password} for HTTP basic authentication, or null
     */
    public SchemaRegistryClient(String baseUrl, @Nullable String userInfo) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.authorization = userInfo == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of {@code schema} under {@code subject}, registered if {@code register} and it is not there yet. */
    public int id(String subject, Schema schema, boolean register) {
        Map<Schema, Integer> ofSubject = ids.computeIfAbsent(subject, s -> new ConcurrentHashMap<>());
        Integer known = ofSubject.get(schema);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
        JsonNode answer = post(register ? path + "/versions" : path, schema);
        int id = answer.path("id").asInt();
        ofSubject.put(schema, id);
        return id;
    }

    /** The writer's schema of {@code id}. */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        JsonNode answer = exchange(request("/schemas/ids/" + id).GET().build());
        Schema schema = new Schema.Parser().parse(answer.path("schema").asText());
        schemas.put(id, schema);
        return schema;
    }

    private JsonNode post(String path, Schema schema) {
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return exchange(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private JsonNode exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                throw new SchemaRegistryUnavailableException("schema registry answered " + describe(response));
            }
            if (response.statusCode() != 200) {
                throw new SerializationException("schema registry refused: " + describe(response));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new SchemaRegistryUnavailableException("schema registry does not answer at " + baseUrl, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaRegistryUnavailableException("interrupted while asking the schema registry", e);
        }
    }

    private static String describe(HttpResponse<String> response) {
        return response.statusCode() + " to " + response.request().method() + " "
                + response.request().uri().getPath() + ": " + response.body();
    }
}
