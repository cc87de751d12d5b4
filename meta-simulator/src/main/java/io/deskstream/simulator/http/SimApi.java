package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.Amendment;
import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.Channel;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.domain.Writing;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /sim/…}: what customers do, and what the Send API accepted. */
public final class SimApi {
    private static final int MOST_ATTACHMENTS = 10;

    private final Simulator simulator;
    private final Accounts accounts;
    private final JsonMapper json;

    public SimApi(Simulator simulator, Accounts accounts, JsonMapper json) {
        this.simulator = simulator;
        this.accounts = accounts;
        this.json = json;
    }

    public RouterFunction<ServerResponse> routes() {
        return SimErrors.handled(route().POST("/sim/messages", request -> withBody(request, this::write))
                .POST("/sim/amendments", request -> withBody(request, this::amend))
                .POST("/sim/read", request -> withBody(request, this::read))
                .GET("/sim/sent", this::sent)
                .build());
    }

    /** Whatever no other route answers. */
    public static RouterFunction<ServerResponse> unknown() {
        return route(
                path("/sim/**"),
                request -> Problems.answer(HttpStatus.NOT_FOUND, "not_found", "There is no such call"));
    }

    private Mono<ServerResponse> write(Members members) {
        members.only("channel", "account_id", "participant_id", "text", "attachments");
        Account account = account(members);
        String participantId = members.id("participant_id");
        String mid = simulator.customerWrites(account, participantId, writing(members));
        return ServerResponse.accepted().bodyValue(new SimJson.Mid(mid));
    }

    private Mono<ServerResponse> amend(Members members) {
        members.only("channel", "account_id", "participant_id", "mid", "action", "text", "emoji");
        Account account = account(members);
        String mid = members.requiredText("mid");
        if (!simulator.customerAmends(account, members.id("participant_id"), mid, amendment(members))) {
            throw BadRequest.invalid("mid must be a message that the customer can do this to");
        }
        return ServerResponse.accepted().bodyValue(Map.of());
    }

    private static Amendment amendment(Members members) {
        return switch (members.requiredText("action")) {
            case "edit" -> new Amendment.Edit(members.requiredText("text"));
            case "unsend" -> new Amendment.Unsend();
            case "react" -> new Amendment.React(members.requiredText("emoji"));
            case "unreact" -> new Amendment.React("");
            default -> throw BadRequest.invalid("action must be edit, unsend, react or unreact");
        };
    }

    private Mono<ServerResponse> read(Members members) {
        members.only("channel", "account_id", "participant_id");
        simulator.customerReads(account(members), members.id("participant_id"));
        return ServerResponse.accepted().bodyValue(Map.of());
    }

    private Mono<ServerResponse> sent(ServerRequest request) {
        List<SimJson.Sent> items = simulator.sent(request.queryParam("participant_id")).stream()
                .map(SimJson.Sent::of)
                .toList();
        return ServerResponse.ok().bodyValue(new SimJson.Items<>(items));
    }

    private Account account(Members members) {
        Channel channel = Channel.of(members.requiredText("channel"))
                .orElseThrow(() -> BadRequest.invalid("channel must be facebook or instagram"));
        return accounts.register(members.id("account_id"), channel);
    }

    private static Writing writing(Members members) {
        List<Attachment> attachments =
                members.objects("attachments").stream().map(SimApi::attachment).toList();
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw BadRequest.invalid("attachments must be at most " + MOST_ATTACHMENTS);
        }
        String text = members.text("text").filter(written -> !written.isEmpty()).orElse(null);
        if (text == null && attachments.isEmpty()) {
            throw BadRequest.invalid("text or attachments must be there");
        }
        return new Writing(text, attachments);
    }

    private static Attachment attachment(Members members) {
        members.only("type", "url");
        return Attachment.at(members.requiredText("type"), members.requiredText("url"));
    }

    private Mono<ServerResponse> withBody(ServerRequest request, Function<Members, Mono<ServerResponse>> handler) {
        return SimErrors.body(request, json).flatMap(handler);
    }
}
