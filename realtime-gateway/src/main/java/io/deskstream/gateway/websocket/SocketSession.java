package io.deskstream.gateway.websocket;

import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.command.TokenBucket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One WebSocket from its opening to its end: frames out as the client takes them, client frames in, one after the other. */
final class SocketSession {

    private static final int FRAMES_PER_SECOND = 20;
    private static final int BURST = 40;

    private final HubThread hub;
    private final ClientFrames frames;
    private final SessionMember member;
    private final TokenBucket limit = new TokenBucket(FRAMES_PER_SECOND, BURST, System.nanoTime());

    SocketSession(HubThread hub, ClientFrames frames, SessionMember member) {
        this.hub = hub;
        this.frames = frames;
        this.member = member;
    }

    /** Completes when the connection is over. */
    Mono<Void> run(WebSocketSession socket, @Nullable String cursor, Instant now) {
        Disposable expiry = member.endAtExpiry(now);
        hub.join(member, cursor);
        return Mono.when(outgoing(socket), incoming(socket)).doFinally(end -> {
            expiry.dispose();
            hub.leave(member);
            frames.ended(member);
        });
    }

    private Mono<Void> outgoing(WebSocketSession socket) {
        Flux<WebSocketMessage> messages = member.outbox()
                .frames()
                .map(frame -> new WebSocketMessage(
                        WebSocketMessage.Type.TEXT, socket.bufferFactory().wrap(frame.json())));
        return socket.send(messages).onErrorResume(gone -> Mono.empty()).then(Mono.defer(() -> close(socket)));
    }

    private Mono<Void> close(WebSocketSession socket) {
        CloseReason reason = member.outbox().reason();
        CloseStatus status = reason == null ? CloseStatus.NORMAL : new CloseStatus(reason.code(), reason.text());
        return socket.close(status).onErrorResume(gone -> Mono.empty());
    }

    private Mono<Void> incoming(WebSocketSession socket) {
        return socket.receive()
                .mapNotNull(this::admitted)
                .concatMap(text -> member.outbox().ended() ? Mono.<Void>empty() : frames.handle(member, text), 64)
                .then()
                .onErrorResume(gone -> Mono.empty())
                .doFinally(end -> member.outbox().close(null));
    }

    /** The frame's text, or null where it may not pass. The buffer is released by the connection. */
    private @Nullable String admitted(WebSocketMessage message) {
        if (message.getType() == WebSocketMessage.Type.PONG || message.getType() == WebSocketMessage.Type.PING) {
            return null;
        }
        if (!limit.take(System.nanoTime())) {
            member.close(CloseReason.TOO_MANY_FRAMES);
            return null;
        }
        if (message.getType() != WebSocketMessage.Type.TEXT) {
            member.close(CloseReason.BAD_FRAME);
            return null;
        }
        return message.getPayloadAsText();
    }
}
