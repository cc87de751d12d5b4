package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Backlogged;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Errors of the simulator's own API, by RFC 9457. */
final class Problems {
    private Problems() {}

    static Mono<ServerResponse> badRequest(BadRequest problem) {
        return answer(HttpStatus.BAD_REQUEST, problem.code(), String.valueOf(problem.getMessage()));
    }

    static Mono<ServerResponse> backlogged(Backlogged problem) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "webhooks_backlogged", String.valueOf(problem.getMessage()));
    }

    static Mono<ServerResponse> answer(HttpStatus status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", URI.create("about:blank"));
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("code", code);
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(body);
    }
}
