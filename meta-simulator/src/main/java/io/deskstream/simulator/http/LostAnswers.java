package io.deskstream.simulator.http;

import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** An answer that never comes: the connection is closed in its place. Needs Reactor Netty as the server. */
final class LostAnswers {
    private LostAnswers() {}

    static Mono<ServerResponse> to(ServerRequest request) {
        return Mono.defer(() -> {
            HttpServerResponse response =
                    ((AbstractServerHttpResponse) request.exchange().getResponse()).getNativeResponse();
            response.withConnection(Connection::dispose);
            return Mono.never();
        });
    }
}
