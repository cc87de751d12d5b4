package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Faults;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.SendOutcome;
import io.deskstream.simulator.domain.SendRequest;
import io.deskstream.simulator.domain.SenderAction;
import io.deskstream.simulator.domain.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /{version}/{account}/messages}: messages and sender actions. Faults touch messages only. */
final class GraphMessages {
    private final Simulator simulator;
    private final Faults faults;
    private final SentFiles files;
    private final GraphAccess access;
    private final JsonMapper json;

    GraphMessages(Simulator simulator, Faults faults, SentFiles files, GraphAccess access, JsonMapper json) {
        this.simulator = simulator;
        this.faults = faults;
        this.files = files;
        this.access = access;
        this.json = json;
    }

    Mono<ServerResponse> post(ServerRequest request) {
        return GraphParameters.of(request, json).flatMap(parameters -> {
            Account account = access.account(request, parameters, request.pathVariable("account"));
            Optional<String> action = parameters.text("sender_action");
            return action.isPresent()
                    ? act(account, parameters, action.get())
                    : files.fetched(request, SendParameters.request(account.channel(), parameters))
                            .flatMap(message -> send(request, account, message));
        });
    }

    private Mono<ServerResponse> send(ServerRequest call, Account account, SendRequest request) {
        Duration latency = Duration.ofMillis(faults.plan().send().latencyMs());
        Mono<ServerResponse> answer = switch (simulator.accountSends(account, request)) {
            case SendOutcome.Refused refused -> GraphAnswers.error(refused.error());
            case SendOutcome.Accepted accepted -> accepted.answered() ? answer(accepted) : LostAnswers.to(call);
        };
        return latency.isZero() ? answer : Mono.delay(latency).then(answer);
    }

    private static Mono<ServerResponse> answer(SendOutcome.Accepted accepted) {
        return GraphAnswers.ok(Map.of("recipient_id", accepted.recipientId(), "message_id", accepted.mid()));
    }

    private Mono<ServerResponse> act(Account account, GraphParameters parameters, String name) {
        SenderAction action = SenderAction.of(name)
                .orElseThrow(() -> new GraphRefusal(GraphError.parameter(
                        "Param sender_action must be one of {typing_on, typing_off, mark_seen, react, unreact}")));
        String recipient = SendParameters.recipient(account.channel(), parameters);
        simulator.accountActs(account, recipient, action);
        return GraphAnswers.ok(Map.of("recipient_id", recipient));
    }
}
