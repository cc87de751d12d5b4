package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.ChangeDesk;
import io.deskstream.gateway.desk.FrontDesk;
import io.deskstream.gateway.domain.command.ConversationChange;
import io.deskstream.gateway.domain.command.Members;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.http.CommandRequests.Admitted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The commands' HTTP calls: each answers 202 once the command is durable. */
public final class CommandRoutes {

    private static final String CONVERSATION = "/api/conversations/{id}";
    private static final String MESSAGE = CONVERSATION + "/messages/{message_id}";
    private static final String PARTICIPANT = "/api/participants/{participant_id}";
    private static final int NAME_CHARACTERS = 100;

    private final CommandRequests requests;
    private final FrontDesk messages;
    private final ChangeDesk changes;

    public CommandRoutes(CommandRequests requests, FrontDesk messages, ChangeDesk changes) {
        this.requests = requests;
        this.messages = messages;
        this.changes = changes;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(CONVERSATION + "/messages", answered(this::send))
                .POST(MESSAGE + "/retry", answered(this::retry))
                .POST(MESSAGE + "/cancel", answered(this::cancel))
                .POST(MESSAGE + "/settle", answered(this::settle))
                .POST(CONVERSATION + "/read", answered(request -> markRead(request, false)))
                .POST(CONVERSATION + "/unread", answered(request -> markRead(request, true)))
                .POST(CONVERSATION + "/typing", answered(this::typing))
                .PATCH(CONVERSATION, answered(this::change))
                .PATCH(PARTICIPANT, answered(this::rename))
                .DELETE(PARTICIPANT, answered(this::erase))
                .build();
    }

    private HandlerFunction<ServerResponse> answered(Function<Admitted, Mono<Map<String, Object>>> command) {
        return request -> requests.answer(request, command);
    }

    private Mono<Map<String, Object>> send(Admitted request) {
        MessageDraft draft = MessageDraft.read(Members.of(request.body(), MessageDraft.MEMBERS));
        return messages.send(request.caller(), request.id("id"), draft)
                .map(accepted -> ordered("command_id", accepted.commandId(), "message", accepted.message()));
    }

    private Mono<Map<String, Object>> retry(Admitted request) {
        Members.of(request.body(), Set.of());
        return told(messages.retry(request.caller(), request.id("id"), request.id("message_id")));
    }

    private Mono<Map<String, Object>> cancel(Admitted request) {
        Members.of(request.body(), Set.of());
        return told(messages.cancel(request.caller(), request.id("id"), request.id("message_id")));
    }

    private Mono<Map<String, Object>> settle(Admitted request) {
        boolean sent = Members.of(request.body(), Set.of("sent")).requiredFlag("sent");
        return told(messages.settle(request.caller(), request.id("id"), request.id("message_id"), sent));
    }

    private Mono<Map<String, Object>> markRead(Admitted request, boolean unread) {
        long seq = Members.of(request.body(), Set.of("seq")).requiredCount("seq");
        return told(messages.markRead(request.caller(), request.id("id"), seq, unread));
    }

    private Mono<Map<String, Object>> typing(Admitted request) {
        boolean on = Members.of(request.body(), Set.of("on")).flag("on");
        return messages.typing(request.caller(), request.id("id"), on).thenReturn(Map.of());
    }

    private Mono<Map<String, Object>> change(Admitted request) {
        ConversationChange change = ConversationChange.read(request.body());
        return changes.change(request.caller(), request.id("id"), change)
                .map(changing -> ordered("command_id", changing.commandId(), "conversation", changing.conversation()));
    }

    private Mono<Map<String, Object>> rename(Admitted request) {
        String name = Members.of(request.body(), Set.of("name")).shortText("name", NAME_CHARACTERS);
        return told(changes.rename(request.caller(), request.path("participant_id"), name));
    }

    private Mono<Map<String, Object>> erase(Admitted request) {
        Members.of(request.body(), Set.of());
        return told(changes.erase(request.caller(), request.path("participant_id")));
    }

    private static Mono<Map<String, Object>> told(Mono<String> commandId) {
        return commandId.map(id -> Map.of("command_id", id));
    }

    private static Map<String, Object> ordered(String first, Object a, String second, Object b) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, a);
        members.put(second, b);
        return members;
    }
}
