package io.deskstream.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A local HTTP server in the role of the query API. */
final class QueryApiServer implements AutoCloseable {

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final Map<String, String> conversations = new ConcurrentHashMap<>();
    final Map<String, String> uploads = new ConcurrentHashMap<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/api/conversations/{id}", this::conversation)
                    .get("/api/conversations", this::list)
                    .get("/api/uploads/{id}", this::uploaded)
                    .get("/files/{id}", (request, response) -> json(request, response, "\"a file\""))
                    .post("/api/auth/login", this::login)
                    .post("/api/uploads", this::upload))
            .bindNow();

    record Seen(
            String method,
            String uri,
            @Nullable String authorization,
            @Nullable String cookie) {}

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private Mono<Void> list(HttpServerRequest request, HttpServerResponse response) {
        List<String> items = conversations.values().stream()
                .filter(json -> asked(request.uri(), json))
                .toList();
        return json(request, response, "{\"items\":[" + String.join(",", items) + "]}");
    }

    private static boolean asked(String uri, String conversation) {
        int at = uri.indexOf("participant_id=");
        return at >= 0 && conversation.contains("\"participant\":{\"id\":\"" + uri.substring(at + 15) + "\"}");
    }

    private Mono<Void> uploaded(HttpServerRequest request, HttpServerResponse response) {
        return known(uploads, request, response);
    }

    private Mono<Void> conversation(HttpServerRequest request, HttpServerResponse response) {
        return known(conversations, request, response);
    }

    private Mono<Void> known(Map<String, String> known, HttpServerRequest request, HttpServerResponse response) {
        String json = known.get(String.valueOf(request.param("id")));
        return json == null ? response.status(404).sendString(Mono.just("{}")).then() : json(request, response, json);
    }

    private Mono<Void> json(HttpServerRequest request, HttpServerResponse response, String body) {
        var headers = request.requestHeaders();
        seen.add(new Seen(request.method().name(), request.uri(), headers.get("Authorization"), headers.get("Cookie")));
        return response.header("Content-Type", "application/json")
                .header("X-Internal", "not for clients")
                .sendString(Mono.just(body))
                .then();
    }

    private Mono<Void> login(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .flatMap(body -> response.status(401)
                        .header("Content-Type", "application/problem+json")
                        .header("Set-Cookie", "deskstream_session=; Max-Age=0")
                        .header("Retry-After", "7")
                        .sendString(Mono.just("{\"echo\":" + body + "}"))
                        .then());
    }

    private Mono<Void> upload(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .asByteArray()
                .map(bytes -> (long) bytes.length)
                .reduce(0L, Long::sum)
                .flatMap(size -> response.status(201)
                        .sendString(Mono.just(size.toString()))
                        .then());
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
