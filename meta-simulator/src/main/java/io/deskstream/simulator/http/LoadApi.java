package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.load.LoadPlan;
import io.deskstream.simulator.load.LoadRuns;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /sim/load}: one run at a time; another is refused with 409 meanwhile. */
public final class LoadApi {
    private final LoadRuns runs;
    private final JsonMapper json;

    public LoadApi(LoadRuns runs, JsonMapper json) {
        this.runs = runs;
        this.json = json;
    }

    public RouterFunction<ServerResponse> routes() {
        return SimErrors.handled(route().POST("/sim/load", this::start)
                .GET("/sim/load/{id}", this::progress)
                .build());
    }

    private Mono<ServerResponse> start(ServerRequest request) {
        return SimErrors.body(request, json)
                .flatMap(members -> runs.start(plan(members))
                        .map(started -> ServerResponse.accepted().bodyValue(SimJson.Load.of(started)))
                        .orElseGet(() -> Problems.answer(
                                HttpStatus.CONFLICT, "load_running", "Another load is still under way")));
    }

    private Mono<ServerResponse> progress(ServerRequest request) {
        return runs.progress(request.pathVariable("id"))
                .map(progress -> ServerResponse.ok().bodyValue(SimJson.Load.of(progress)))
                .orElseGet(() -> Problems.answer(HttpStatus.NOT_FOUND, "load_unknown", "There is no such load"));
    }

    private static LoadPlan plan(Members members) {
        members.only("conversations", "messages_per_second", "seconds");
        try {
            return new LoadPlan(
                    members.requiredInteger("conversations"),
                    members.requiredInteger("messages_per_second"),
                    members.requiredInteger("seconds"));
        } catch (IllegalArgumentException outOfRange) {
            throw BadRequest.invalid(String.valueOf(outOfRange.getMessage()));
        }
    }
}
