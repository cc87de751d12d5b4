package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.domain.ThreadView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /{version}/{account}/conversations}: most recent first, cursor-paged ({@code limit} 25, at most 100;
 * {@code after}), of one customer with {@code user_id}. A cursor is the number of conversations before it.
 */
final class GraphConversations {
    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 100;

    private final Simulator simulator;
    private final ConversationJson conversations;
    private final GraphAccess access;
    private final JsonMapper json;

    GraphConversations(Simulator simulator, ConversationJson conversations, GraphAccess access, JsonMapper json) {
        this.simulator = simulator;
        this.conversations = conversations;
        this.access = access;
        this.json = json;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        GraphParameters parameters = GraphParameters.ofQuery(request, json);
        Account account = access.account(request, parameters, request.pathVariable("account"));
        List<ThreadView> all = threads(account, parameters);
        int from = Math.min(number(parameters, "after", 0), all.size());
        int limit = Math.clamp(number(parameters, "limit", PAGE), 1, LARGEST_PAGE);
        int to = Math.min(from + limit, all.size());
        String fields = parameters.text("fields").orElse("id,updated_time");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "data",
                all.subList(from, to).stream()
                        .map(thread -> conversations.of(thread, fields))
                        .toList());
        if (from < to) {
            answer.put("paging", paging(request, from, to, all.size()));
        }
        return GraphAnswers.ok(answer);
    }

    private List<ThreadView> threads(Account account, GraphParameters parameters) {
        String platform = parameters.text("platform").orElse(account.channel().platform());
        if (!platform.equals(account.channel().platform())) {
            return List.of();
        }
        Optional<String> userId = parameters.text("user_id");
        return simulator.threads(account).stream()
                .filter(thread -> userId.map(thread.participantId()::equals).orElse(true))
                .toList();
    }

    private static Map<String, Object> paging(ServerRequest request, int from, int to, int size) {
        Map<String, Object> paging = new LinkedHashMap<>();
        paging.put("cursors", Map.of("before", Integer.toString(from), "after", Integer.toString(to)));
        if (to < size) {
            paging.put(
                    "next",
                    request.uriBuilder()
                            .replaceQueryParam("access_token")
                            .replaceQueryParam("after", to)
                            .build()
                            .toString());
        }
        return paging;
    }

    private static int number(GraphParameters parameters, String name, int otherwise) {
        try {
            return parameters.text(name).map(Integer::parseUnsignedInt).orElse(otherwise);
        } catch (NumberFormatException noNumber) {
            throw new GraphRefusal(GraphError.parameter("Param " + name + " must be a valid cursor or number"));
        }
    }
}
