package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.SendRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Files that accounts send by an address: fetched before the message is accepted, as Meta does, and shown to the customer from
 * here. Keeps the last {@value #MOST}. Safe for many threads.
 */
public final class SentFiles {
    private static final int MOST = 100;
    private static final int MOST_BYTES = 25 << 20;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "file");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Map<String, Held> files = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > MOST;
        }
    };

    private record Held(byte[] content, String type) {}

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/sim/files/{id}", this::show).build();
    }

    /** The request with its file's address here; refused where the file cannot be fetched. */
    Mono<SendRequest> fetched(ServerRequest call, SendRequest request) {
        Attachment attachment = request.attachment();
        String url = attachment == null ? null : attachment.url();
        if (attachment == null || url == null || !MEDIA.contains(attachment.type())) {
            return Mono.just(request);
        }
        return Mono.defer(() -> Mono.fromFuture(http.sendAsync(
                        HttpRequest.newBuilder(URI.create(url)).timeout(WITHIN).build(),
                        HttpResponse.BodyHandlers.ofByteArray())))
                .filter(answer -> answer.statusCode() == 200 && answer.body().length <= MOST_BYTES)
                .map(answer -> with(request, attachment, address(call, keep(answer))))
                .onErrorMap(failure -> new GraphRefusal(GraphError.attachmentNotFetched()))
                .switchIfEmpty(Mono.error(() -> new GraphRefusal(GraphError.attachmentNotFetched())));
    }

    private String keep(HttpResponse<byte[]> answer) {
        String id = UUID.randomUUID().toString();
        String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
        synchronized (files) {
            files.put(id, new Held(answer.body(), type));
        }
        return id;
    }

    private static String address(ServerRequest call, String id) {
        return call.uriBuilder()
                .replacePath("/sim/files/" + id)
                .replaceQuery(null)
                .build()
                .toString();
    }

    private static SendRequest with(SendRequest request, Attachment attachment, String url) {
        Map<String, Object> payload = new HashMap<>(attachment.payload());
        payload.put("url", url);
        return new SendRequest(
                request.recipientId(),
                request.text(),
                new Attachment(attachment.type(), payload),
                request.quickReplies(),
                request.metadata(),
                request.messagingType(),
                request.tag(),
                request.replyTo());
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        @Nullable Held held;
        synchronized (files) {
            held = files.get(request.pathVariable("id"));
        }
        return held == null
                ? ServerResponse.notFound().build()
                : ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(held.type()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .bodyValue(held.content());
    }
}
