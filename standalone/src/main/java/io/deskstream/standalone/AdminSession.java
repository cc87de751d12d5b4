package io.deskstream.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the public API as the admin. Blocks its caller. */
final class AdminSession {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI gateway;
    private final HttpClient client;
    private final String authorization;

    private AdminSession(URI gateway, HttpClient client, String authorization) {
        this.gateway = gateway;
        this.client = client;
        this.authorization = authorization;
    }

    static AdminSession open(URI gateway, HttpClient client, Admin admin) throws IOException, InterruptedException {
        AdminSession nobody = new AdminSession(gateway, client, "none");
        JsonNode answer = nobody.post(
                "/api/auth/login", Map.of("email", admin.email(), "password", admin.password()), Set.of(200));
        return new AdminSession(
                gateway, client, "Bearer " + answer.path("token").asString());
    }

    /** The answer; any other status than those expected is refused with its first line. */
    JsonNode post(String path, Map<String, String> body, Set<Integer> expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (!expected.contains(answer.statusCode())) {
            throw new StartRefusedException("POST %s answered %d: %s"
                    .formatted(
                            path,
                            answer.statusCode(),
                            answer.body().lines().findFirst().orElse("")));
        }
        return JSON.readTree(answer.body());
    }
}
