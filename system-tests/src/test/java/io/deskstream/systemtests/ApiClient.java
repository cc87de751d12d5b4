package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API as a program uses it. Safe from any thread. */
final class ApiClient {

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final int PAGE = 100;

    private final URI gateway;
    private final @Nullable String token;
    private final JsonNode user;

    /** An answer; the body is a missing node where there is none. */
    record Answer(int status, HttpResponse<String> raw, JsonNode body) {

        Answer expect(int expected) {
            assertThat(status).as(raw.request() + " answered " + raw.body()).isEqualTo(expected);
            return this;
        }
    }

    private ApiClient(URI gateway, @Nullable String token, JsonNode user) {
        this.gateway = gateway;
        this.token = token;
        this.user = user;
    }

    static ApiClient anonymous(URI gateway) {
        return new ApiClient(gateway, null, Json.read("{}"));
    }

    static ApiClient logIn(URI gateway, String email, String password) {
        JsonNode session = anonymous(gateway)
                .post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200)
                .body();
        return new ApiClient(gateway, session.path("token").asString(), session.path("user"));
    }

    URI gateway() {
        return gateway;
    }

    String token() {
        return token == null ? "" : token;
    }

    String userId() {
        return user.path("id").asString();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : Json.write(body))));
    }

    Answer patch(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(Json.write(body))));
    }

    /** All conversations, page by page; {@code filter} as in a query. */
    List<JsonNode> conversations(String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/conversations?limit=" + PAGE + filter + cursor)
                    .expect(200)
                    .body();
            all.addAll(Json.items(page.path("items")));
            String next = Json.text(page, "next_cursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    JsonNode conversation(String id) {
        return get("/api/conversations/" + id).expect(200).body();
    }

    /** All messages of a conversation, page by page; none where it is not known (yet). */
    List<JsonNode> messages(String conversationId) {
        List<JsonNode> all = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            Answer page =
                    get("/api/conversations/%s/messages?after_seq=%d&limit=%d".formatted(conversationId, after, PAGE));
            if (page.status() == 404) {
                return List.of();
            }
            List<JsonNode> items = Json.items(page.expect(200).body().path("items"));
            all.addAll(items);
            more = page.body().path("has_more").asBoolean();
            after = items.isEmpty() ? after : items.getLast().path("seq").asLong();
        }
        return all;
    }

    Answer reply(String conversationId, String clientMessageId, String text) {
        return post(
                "/api/conversations/" + conversationId + "/messages",
                Map.of("client_message_id", clientMessageId, "text", text));
    }

    void connect(String channel, String accountId, String name) {
        post(
                        "/api/accounts",
                        Map.of(
                                "channel",
                                channel,
                                "account_id",
                                accountId,
                                "name",
                                channel + " " + accountId,
                                "access_token",
                                "sim-token-" + accountId))
                .expect(201);
    }

    /** A new agent, logged in. */
    ApiClient newAgent(String name) {
        String email = name + "@example.org";
        post("/api/users", Map.of("email", email, "name", name, "role", "agent", "password", "correct horse battery"))
                .expect(201);
        return logIn(gateway, email, "correct horse battery");
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean json = type.contains("json") && !answer.body().isEmpty();
            return new Answer(answer.statusCode(), answer, Json.read(json ? answer.body() : "{}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
