package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.FaultPlan;
import io.deskstream.simulator.domain.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /sim/faults}. What a PUT leaves out is no fault; an error without a rate is answered always. */
public final class FaultApi {
    private final Faults faults;
    private final JsonMapper json;

    public FaultApi(Faults faults, JsonMapper json) {
        this.faults = faults;
        this.json = json;
    }

    public RouterFunction<ServerResponse> routes() {
        return SimErrors.handled(route().PUT("/sim/faults", this::replace)
                .GET("/sim/faults", request -> present())
                .build());
    }

    private Mono<ServerResponse> replace(ServerRequest request) {
        return SimErrors.body(request, json).flatMap(members -> {
            faults.replace(plan(members));
            return present();
        });
    }

    private Mono<ServerResponse> present() {
        return ServerResponse.ok().bodyValue(SimJson.Faults.of(faults.plan()));
    }

    private static FaultPlan plan(Members members) {
        members.only("send", "webhooks");
        try {
            return new FaultPlan(
                    members.object("send").map(FaultApi::send).orElse(FaultPlan.NONE.send()),
                    members.object("webhooks").map(FaultApi::webhooks).orElse(FaultPlan.NONE.webhooks()));
        } catch (IllegalArgumentException outOfRange) {
            throw BadRequest.invalid(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static FaultPlan.Send send(Members members) {
        members.only("error", "rate", "latency_ms", "drop_response");
        FaultPlan.@Nullable InjectedError error =
                members.object("error").map(FaultApi::error).orElse(null);
        Optional<Double> rate = members.rate("rate");
        return new FaultPlan.Send(
                error,
                rate.orElse(error == null ? 0.0 : 1.0),
                members.integer("latency_ms").orElse(0),
                members.rate("drop_response").orElse(0.0));
    }

    private static FaultPlan.InjectedError error(Members members) {
        members.only("code", "error_subcode");
        return new FaultPlan.InjectedError(
                members.requiredInteger("code"),
                members.integer("error_subcode").orElse(null));
    }

    private static FaultPlan.Webhooks webhooks(Members members) {
        members.only("duplicate", "reorder");
        return new FaultPlan.Webhooks(
                members.rate("duplicate").orElse(0.0), members.rate("reorder").orElse(0.0));
    }
}
