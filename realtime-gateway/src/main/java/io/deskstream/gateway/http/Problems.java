package io.deskstream.gateway.http;

import io.deskstream.gateway.domain.FrameJson;
import io.deskstream.gateway.domain.command.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refusals as RFC 9457 problems with a stable {@code code}. */
public final class Problems {

    private static final String RETRY_SECONDS = "1";

    private Problems() {}

    public static Mono<Void> write(ServerWebExchange exchange, RefusedException refusal) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.status() == 503) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body(refusal))));
    }

    static Mono<ServerResponse> answer(RefusedException refusal) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.bodyValue(body(refusal));
    }

    private static byte[] body(RefusedException refusal) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        HttpStatus known = HttpStatus.resolve(refusal.status());
        problem.put("title", known == null ? "Refused" : known.getReasonPhrase());
        problem.put("status", refusal.status());
        problem.put("detail", refusal.detail());
        problem.put("code", refusal.code());
        return FrameJson.mapper().writeValueAsBytes(problem);
    }
}
