package io.deskstream.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Connects the demo's accounts and makes its agents through the public API, once per installation. Blocks its caller. */
final class DemoData {

    private static final List<Map<String, String>> ACCOUNTS = List.of(
            account("facebook", "100000000000001", "Bluebird Bikes"),
            account("instagram", "17841400000000001", "bluebird.bikes"));

    private static final List<Map<String, String>> AGENTS =
            List.of(agent("maya@deskstream.local", "Maya"), agent("jonas@deskstream.local", "Jonas"));

    private final URI gateway;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.shared();

    DemoData(URI gateway, HttpClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    void load(Admin admin, DataDirectory directory) throws IOException, InterruptedException {
        Path done = directory.resolve("demo-data");
        if (Files.exists(done)) {
            return;
        }
        String token = logIn(admin);
        for (Map<String, String> account : ACCOUNTS) {
            make("/api/accounts", account, token);
        }
        for (Map<String, String> agent : AGENTS) {
            make("/api/users", agent, token);
        }
        StoredFile.write(done, "loaded\n");
    }

    private String logIn(Admin admin) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                post("/api/auth/login", Map.of("email", admin.email(), "password", admin.password()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer, "/api/auth/login", 200);
        return json.readTree(answer.body()).path("token").asString();
    }

    /** What is there already is left as it is. */
    private void make(String path, Map<String, String> body, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                post(path, body).header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer, path, 200, 201, 202, 409);
    }

    private HttpRequest.Builder post(String path, Map<String, String> body) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private static void require(HttpResponse<String> answer, String path, Integer... expected) {
        if (!List.of(expected).contains(answer.statusCode())) {
            throw new StartRefusedException("demo data: POST %s answered %d: %s"
                    .formatted(
                            path,
                            answer.statusCode(),
                            answer.body().lines().findFirst().orElse("")));
        }
    }

    private static Map<String, String> account(String channel, String id, String name) {
        return Map.of("channel", channel, "account_id", id, "name", name, "access_token", "sim-token-" + id);
    }

    private static Map<String, String> agent(String email, String name) {
        return Map.of("email", email, "name", name, "role", "agent", "password", Admin.DEFAULT_PASSWORD);
    }
}
