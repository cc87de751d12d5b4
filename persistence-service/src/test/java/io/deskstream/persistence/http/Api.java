package io.deskstream.persistence.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of one user, as status and JSON. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final WebTestClient client;

    Api(WebTestClient client) {
        this.client = client;
    }

    /** @param body missing where there is none */
    record Answer(int status, JsonNode body) {

        static Answer of(WebTestClient.ResponseSpec exchange) {
            var answer = exchange.expectBody().returnResult();
            byte[] body = answer.getResponseBody();
            boolean isJson = body != null && body.length > 0 && (body[0] == '{' || body[0] == '[');
            JsonNode json = isJson ? JSON.readTree(body) : JSON.missingNode();
            return new Answer(answer.getStatus().value(), json);
        }

        /** The stable code of a problem. */
        String code() {
            return body.path("code").asString("");
        }

        String text(String member) {
            return body.path(member).asString("");
        }

        List<JsonNode> items() {
            return body.path("items").valueStream().toList();
        }
    }

    Answer get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    Answer post(String path, Map<String, ?> members) {
        return call(HttpMethod.POST, path, members);
    }

    Answer patch(String path, Map<String, ?> members) {
        return call(HttpMethod.PATCH, path, members);
    }

    Answer delete(String path) {
        return call(HttpMethod.DELETE, path, null);
    }

    private Answer call(HttpMethod method, String path, @Nullable Map<String, ?> members) {
        WebTestClient.RequestBodySpec request = client.method(method).uri(path);
        return Answer.of((members == null ? request : request.bodyValue(members)).exchange());
    }

    /** Every item of a list, read in pages; {@code between} is told the page's number after each. */
    List<JsonNode> all(String path, int limit, IntConsumer between) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; !cursor.isEmpty() || page == 0; page++) {
            Answer answer = get(path + "?limit=" + limit + "&cursor=" + cursor);
            items.addAll(answer.items());
            cursor = Objects.requireNonNull(answer.text("next_cursor"));
            between.accept(page);
        }
        return items;
    }
}
