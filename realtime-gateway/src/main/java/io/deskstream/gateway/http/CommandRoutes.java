package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.desk.FrontDesk;
import io.deskstream.gateway.domain.FrameJson;
import io.deskstream.gateway.domain.command.ConversationChange;
import io.deskstream.gateway.domain.command.Members;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.domain.command.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The commands' HTTP calls: each answers 202 once the command is durable. */
public final class CommandRoutes {

    private final Authentication authentication;
    private final Origins origins;
    private final FrontDesk desk;

    public CommandRoutes(Authentication authentication, Origins origins, FrontDesk desk) {
        this.authentication = authentication;
        this.origins = origins;
        this.desk = desk;
    }

    /** A request that was let in. */
    private record Request(Caller caller, String conversationId, JsonNode body) {}

    public RouterFunction<ServerResponse> routes() {
        String conversation = "/api/conversations/{id}";
        return RouterFunctions.route()
                .POST(conversation + "/messages", request -> answer(request, this::send))
                .POST(conversation + "/read", request -> answer(request, r -> markRead(r, false)))
                .POST(conversation + "/unread", request -> answer(request, r -> markRead(r, true)))
                .POST(conversation + "/typing", request -> answer(request, this::typing))
                .add(RouterFunctions.route(
                        RequestPredicates.PATCH(conversation), request -> answer(request, this::change)))
                .build();
    }

    private Mono<Map<String, Object>> send(Request request) {
        MessageDraft draft = MessageDraft.read(Members.of(request.body(), MessageDraft.MEMBERS));
        return desk.send(request.caller(), request.conversationId(), draft)
                .map(accepted -> ordered("command_id", accepted.commandId(), "message", accepted.message()));
    }

    private Mono<Map<String, Object>> markRead(Request request, boolean unread) {
        long seq = Members.of(request.body(), Set.of("seq")).requiredCount("seq");
        return desk.markRead(request.caller(), request.conversationId(), seq, unread)
                .map(commandId -> Map.of("command_id", commandId));
    }

    private Mono<Map<String, Object>> typing(Request request) {
        boolean on = Members.of(request.body(), Set.of("on")).flag("on");
        return desk.typing(request.caller(), request.conversationId(), on).thenReturn(Map.of());
    }

    private Mono<Map<String, Object>> change(Request request) {
        ConversationChange change = ConversationChange.read(request.body());
        return desk.change(request.caller(), request.conversationId(), change)
                .map(changing -> ordered("command_id", changing.commandId(), "conversation", changing.conversation()));
    }

    private Mono<ServerResponse> answer(ServerRequest request, Function<Request, Mono<Map<String, Object>>> command) {
        return letIn(request)
                .flatMap(command)
                .flatMap(CommandRoutes::accepted)
                .onErrorResume(RefusedException.class, Problems::answer);
    }

    private Mono<Request> letIn(ServerRequest request) {
        return Mono.defer(() -> {
            var http = request.exchange().getRequest();
            origins.requireForChange(http);
            return authentication
                    .caller(http)
                    .doOnNext(Caller::requireChanges)
                    .flatMap(caller -> body(request).map(body -> new Request(caller, conversationId(request), body)));
        });
    }

    private static String conversationId(ServerRequest request) {
        String id = request.pathVariable("id");
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound();
        }
    }

    private static Mono<JsonNode> body(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(CommandRoutes::parse)
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

    private static Map<String, Object> ordered(String first, Object a, String second, Object b) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, a);
        members.put(second, b);
        return members;
    }
}
