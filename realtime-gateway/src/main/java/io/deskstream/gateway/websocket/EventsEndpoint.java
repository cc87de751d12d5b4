package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.QueuedFrame;
import io.deskstream.gateway.domain.command.RefusedException;
import io.deskstream.gateway.http.Authentication;
import io.deskstream.gateway.http.Origins;
import io.deskstream.gateway.http.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/events}: the socket's frames for those who cannot open one, as server-sent events or, for clients that take
 * JSON, by long polling.
 */
public final class EventsEndpoint implements WebHandler {

    private static final int DEFAULT_WAIT_SECONDS = 25;
    private static final int MOST_WAIT_SECONDS = 60;
    private static final int MOST_FRAMES = 500;
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Authentication authentication;
    private final Origins origins;
    private final HubThread hub;
    private final Outboxes outboxes;
    private final Clock clock;

    public EventsEndpoint(
            Authentication authentication, Origins origins, HubThread hub, Outboxes outboxes, Clock clock) {
        this.authentication = authentication;
        this.origins = origins;
        this.hub = hub;
        this.outboxes = outboxes;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> letIn(exchange.getRequest()))
                .flatMap(caller -> streams(exchange.getRequest()) ? stream(exchange, caller) : poll(exchange, caller))
                .onErrorResume(RefusedException.class, refusal -> Problems.write(exchange, refusal));
    }

    private Mono<Caller> letIn(ServerHttpRequest request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            throw new RefusedException(405, "method_not_allowed", "Only GET.");
        }
        origins.requireForRead(request);
        return authentication.caller(request).doOnNext(caller -> {
            if (!hub.ready()) {
                throw RefusedException.unavailable("The live stream is not ready yet.");
            }
        });
    }

    private static boolean streams(ServerHttpRequest request) {
        return request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype);
    }

    private SessionMember open(Caller caller, @Nullable String cursor) {
        var member = new SessionMember(UUID.randomUUID().toString(), caller, outboxes.open());
        hub.join(member, cursor);
        return member;
    }

    private void end(SessionMember member) {
        member.outbox().close(null);
        hub.leave(member);
        outboxes.closed(member.outbox());
    }

    private Mono<Void> stream(ServerWebExchange exchange, Caller caller) {
        ServerHttpRequest request = exchange.getRequest();
        String last = request.getHeaders().getFirst("Last-Event-ID");
        SessionMember member =
                open(caller, last == null ? request.getQueryParams().getFirst("cursor") : last);
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8));
        response.getHeaders().setCacheControl("no-cache");
        response.getHeaders().set("X-Accel-Buffering", "no");
        Flux<Mono<DataBuffer>> events = member.outbox()
                .frames()
                .map(frame -> Mono.just(response.bufferFactory().wrap(event(frame))));
        Disposable expiry = member.endAtExpiry(clock.instant());
        return response.writeAndFlushWith(events).doFinally(ended -> {
            expiry.dispose();
            end(member);
        });
    }

    private static byte[] event(QueuedFrame frame) {
        String id = frame.cursor() == null ? "" : "id: " + frame.cursor() + "\n";
        return (id + "data: " + new String(frame.json(), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Mono<Void> poll(ServerWebExchange exchange, Caller caller) {
        String cursor = exchange.getRequest().getQueryParams().getFirst("cursor");
        if (cursor == null) {
            return answer(exchange, List.of(), String.valueOf(hub.cursor()));
        }
        Duration wait = wait(exchange.getRequest().getQueryParams().getFirst("wait"));
        SessionMember member = open(caller, cursor);
        var reached = new AtomicReference<>(cursor);
        return news(member, reached)
                .bufferTimeout(MOST_FRAMES, GATHERING)
                .next()
                .timeout(wait, Mono.just(List.of()))
                .defaultIfEmpty(List.of())
                .flatMap(frames -> {
                    requireGoingOn(member);
                    return answer(
                            exchange, frames, lastCursor(frames, Objects.requireNonNullElse(reached.get(), cursor)));
                })
                .doFinally(ended -> end(member));
    }

    /**
     * Frames worth an answer; where the others bring the session before the first of these is noted. Who is present is told
     * to every new session, and each poll is one: it is no news.
     */
    private static Flux<QueuedFrame> news(SessionMember member, AtomicReference<String> reached) {
        return member.outbox().frames().filter(frame -> {
            boolean passing = frame.type().equals("hello") || frame.type().equals("heartbeat");
            if (passing && frame.cursor() != null) {
                reached.set(frame.cursor());
            }
            return !passing && !frame.type().equals("presence");
        });
    }

    private static void requireGoingOn(SessionMember member) {
        CloseReason reason = member.outbox().reason();
        if (reason == CloseReason.SESSION_ENDED) {
            throw RefusedException.unauthenticated();
        }
        if (reason != null) {
            throw RefusedException.unavailable("The stream goes on elsewhere: ask again.");
        }
    }

    private static Duration wait(@Nullable String text) {
        try {
            int seconds = text == null ? DEFAULT_WAIT_SECONDS : Integer.parseInt(text);
            return Duration.ofSeconds(Math.clamp(seconds, 0, MOST_WAIT_SECONDS));
        } catch (NumberFormatException e) {
            throw RefusedException.malformed("'wait' is to be seconds.");
        }
    }

    private static String lastCursor(List<QueuedFrame> frames, String before) {
        String cursor = before;
        for (QueuedFrame frame : frames) {
            cursor = frame.cursor() == null ? cursor : frame.cursor();
        }
        return cursor;
    }

    private static Mono<Void> answer(ServerWebExchange exchange, List<QueuedFrame> frames, String cursor) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setCacheControl("no-store");
        var json = new StringBuilder("{\"frames\":[");
        for (QueuedFrame frame : frames) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append(new String(frame.json(), StandardCharsets.UTF_8));
        }
        json.append("],\"cursor\":\"").append(cursor).append("\"}");
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
