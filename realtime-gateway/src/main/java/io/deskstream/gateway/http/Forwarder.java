package io.deskstream.gateway.http;

import io.deskstream.gateway.domain.command.RefusedException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Hands what the gateway does not answer itself to the query API, streaming both ways. Reads of conversations and messages
 * are stamped with the stream's position taken before: an event is published only after its commit, so the answer holds
 * everything up to there, and a stream opened there misses nothing.
 */
public final class Forwarder implements WebHandler {

    private static final String STREAM_CURSOR = "X-Stream-Cursor";
    private static final Pattern STAMPED = Pattern.compile("/api/conversations(/[^/]+(/messages)?)?");
    private static final List<String> THERE = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.COOKIE,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.ACCEPT,
            HttpHeaders.USER_AGENT,
            HttpHeaders.RANGE);
    private static final List<String> BACK = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.ACCEPT_RANGES,
            "Content-Security-Policy",
            "X-Content-Type-Options",
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.SET_COOKIE);

    private final WebClient client;
    private final String baseUrl;
    private final Origins origins;
    private final Supplier<@Nullable String> cursor;

    /**
     * A forwarder to one base URL.
     *
     * @param cursor the stream's position, null as long as there is none
     */
    public Forwarder(WebClient client, String baseUrl, Origins origins, Supplier<@Nullable String> cursor) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.origins = origins;
        this.cursor = cursor;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    origins.requireForChange(exchange.getRequest());
                    stamp(exchange);
                    return forward(exchange);
                })
                .onErrorResume(RefusedException.class, refusal -> Problems.write(exchange, refusal));
    }

    private void stamp(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean stamped = request.getMethod().equals(HttpMethod.GET)
                && STAMPED.matcher(request.getPath().pathWithinApplication().value())
                        .matches();
        if (stamped) {
            String position = cursor.get();
            if (position == null) {
                throw RefusedException.unavailable("The live stream is not ready yet.");
            }
            exchange.getResponse().getHeaders().set(STREAM_CURSOR, position);
        }
    }

    private Mono<Void> forward(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return client.method(request.getMethod())
                .uri(target(request))
                .headers(headers -> copyThere(request, headers))
                .body(BodyInserters.fromDataBuffers(request.getBody()))
                .exchangeToMono(response -> passBack(response, exchange.getResponse()))
                .onErrorMap(
                        WebClientRequestException.class,
                        failure -> RefusedException.unavailable("The query API does not answer."));
    }

    private URI target(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return URI.create(baseUrl + request.getURI().getRawPath() + (query == null ? "" : "?" + query));
    }

    private static void copyThere(ServerHttpRequest request, HttpHeaders to) {
        copy(THERE, request.getHeaders(), to);
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote != null && remote.getAddress() != null) {
            to.set("X-Forwarded-For", remote.getAddress().getHostAddress());
        }
        String proto = request.getHeaders().getFirst("X-Forwarded-Proto");
        to.set("X-Forwarded-Proto", proto == null ? request.getURI().getScheme() : proto);
    }

    private static Mono<Void> passBack(ClientResponse from, ServerHttpResponse to) {
        to.setStatusCode(from.statusCode());
        copy(BACK, from.headers().asHttpHeaders(), to.getHeaders());
        return to.writeAndFlushWith(from.body(BodyExtractors.toDataBuffers()).map(Mono::<DataBuffer>just));
    }

    private static void copy(List<String> names, HttpHeaders from, HttpHeaders to) {
        for (String name : names) {
            List<String> values = from.get(name);
            if (values != null) {
                to.put(name, values);
            }
        }
    }
}
