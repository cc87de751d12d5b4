package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.webhook.WebhookEncoder;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /{version}/{account}/subscribed_apps}. Accounts begin subscribed; all fields always come. */
final class GraphSubscriptions {
    private static final List<String> FIELDS =
            List.of("messages", "message_echoes", "message_deliveries", "message_reads");

    private final Simulator simulator;
    private final GraphAccess access;
    private final JsonMapper json;

    GraphSubscriptions(Simulator simulator, GraphAccess access, JsonMapper json) {
        this.simulator = simulator;
        this.access = access;
        this.json = json;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        Account account = account(request, GraphParameters.ofQuery(request, json));
        return GraphAnswers.ok(Map.of("data", simulator.subscribed(account) ? List.of(app()) : List.of()));
    }

    Mono<ServerResponse> post(ServerRequest request) {
        return change(request, true);
    }

    Mono<ServerResponse> delete(ServerRequest request) {
        return change(request, false);
    }

    private Mono<ServerResponse> change(ServerRequest request, boolean on) {
        return GraphParameters.of(request, json).flatMap(parameters -> {
            simulator.subscribe(account(request, parameters), on);
            return GraphAnswers.ok(Map.of("success", true));
        });
    }

    private Account account(ServerRequest request, GraphParameters parameters) {
        return access.account(request, parameters, request.pathVariable("account"));
    }

    private static Map<String, Object> app() {
        return Map.of("id", Long.toString(WebhookEncoder.APP_ID), "name", "Deskstream", "subscribed_fields", FIELDS);
    }
}
