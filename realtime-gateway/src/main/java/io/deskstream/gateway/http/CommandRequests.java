package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.domain.FrameJson;
import io.deskstream.gateway.domain.command.RefusedException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Lets requests for commands in, reads their bodies, and answers 202 or the refusal. */
public final class CommandRequests {

    private final Authentication authentication;
    private final Origins origins;

    public CommandRequests(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    /**
     * A request that was let in.
     *
     * @param body an object, empty where the request had none
     */
    record Admitted(Caller caller, ServerRequest request, JsonNode body) {

        String path(String name) {
            return request.pathVariable(name);
        }

        /** What is no id of ours names nothing. */
        String id(String name) {
            try {
                return UUID.fromString(path(name)).toString();
            } catch (IllegalArgumentException e) {
                throw RefusedException.notFound();
            }
        }
    }

    Mono<ServerResponse> answer(ServerRequest request, Function<Admitted, Mono<Map<String, Object>>> command) {
        return letIn(request)
                .flatMap(command)
                .flatMap(CommandRequests::accepted)
                .onErrorResume(RefusedException.class, Problems::answer);
    }

    private Mono<Admitted> letIn(ServerRequest request) {
        return Mono.defer(() -> {
            var http = request.exchange().getRequest();
            origins.requireForChange(http);
            return authentication
                    .caller(http)
                    .doOnNext(Caller::requireChanges)
                    .flatMap(caller -> body(request).map(body -> new Admitted(caller, request, body)));
        });
    }

    private static Mono<JsonNode> body(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .map(CommandRequests::parse)
                .defaultIfEmpty(FrameJson.mapper().createObjectNode())
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLarge -> new RefusedException(413, "too_large", "The request is too large."));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = FrameJson.mapper().readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw RefusedException.malformed("The request is no JSON: " + e.getOriginalMessage());
        }
        throw RefusedException.malformed("The request is to be a JSON object.");
    }

    private static Mono<ServerResponse> accepted(Map<String, Object> body) {
        return ServerResponse.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(FrameJson.mapper().writeValueAsBytes(body));
    }
}
