package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Backlogged;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies of the simulator's own API, and answers what is wrong with them. */
final class SimErrors {
    private SimErrors() {}

    static RouterFunction<ServerResponse> handled(RouterFunction<ServerResponse> routes) {
        return routes.filter((request, handler) -> Mono.defer(() -> handler.handle(request))
                .onErrorResume(BadRequest.class, Problems::badRequest)
                .onErrorResume(Backlogged.class, Problems::backlogged));
    }

    static Mono<Members> body(ServerRequest request, JsonMapper json) {
        return request.bodyToMono(String.class).defaultIfEmpty("").map(body -> Members.of(json, body));
    }
}
