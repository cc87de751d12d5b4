package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.command.RefusedException;
import io.deskstream.gateway.http.Authentication;
import io.deskstream.gateway.http.Origins;
import io.deskstream.gateway.http.Problems;
import java.time.Clock;
import java.util.UUID;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** {@code GET /api/ws}: origin and session are judged before the upgrade. */
public final class SocketEndpoint implements WebHandler {

    private final Authentication authentication;
    private final Origins origins;
    private final HubThread hub;
    private final ClientFrames frames;
    private final Outboxes outboxes;
    private final WebSocketService upgrade;
    private final Clock clock;

    public SocketEndpoint(
            Authentication authentication,
            Origins origins,
            HubThread hub,
            ClientFrames frames,
            Outboxes outboxes,
            WebSocketService upgrade,
            Clock clock) {
        this.authentication = authentication;
        this.origins = origins;
        this.hub = hub;
        this.frames = frames;
        this.outboxes = outboxes;
        this.upgrade = upgrade;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    origins.requireForSocket(exchange.getRequest());
                    return authentication.caller(exchange.getRequest());
                })
                .flatMap(caller -> open(exchange, caller))
                .onErrorResume(RefusedException.class, refusal -> Problems.write(exchange, refusal));
    }

    private Mono<Void> open(ServerWebExchange exchange, Caller caller) {
        if (!hub.ready()) {
            return Mono.error(RefusedException.unavailable("The live stream is not ready yet."));
        }
        String cursor = exchange.getRequest().getQueryParams().getFirst("cursor");
        return upgrade.handleRequest(exchange, socket -> {
            var member = new SessionMember(UUID.randomUUID().toString(), caller, outboxes.open());
            return new SocketSession(hub, frames, member)
                    .run(socket, cursor, clock.instant())
                    .doFinally(end -> outboxes.closed(member.outbox()));
        });
    }
}
