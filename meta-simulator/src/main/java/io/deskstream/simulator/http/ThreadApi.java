package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.ConversationId;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.Simulator;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A thread as the customer sees it, at once and live. Every live event is the whole thread as it stands: a watcher has
 * nothing to merge and can miss nothing.
 */
public final class ThreadApi {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Simulator simulator;
    private final Accounts accounts;
    private final Profiles profiles;
    private final ThreadFeed feed;

    public ThreadApi(Simulator simulator, Accounts accounts, Profiles profiles, ThreadFeed feed) {
        this.simulator = simulator;
        this.accounts = accounts;
        this.profiles = profiles;
        this.feed = feed;
    }

    public RouterFunction<ServerResponse> routes() {
        return SimErrors.handled(route().GET("/sim/conversations/{account}/{participant}", this::thread)
                .GET("/sim/events", this::live)
                .GET("/sim/cast", request -> cast())
                .build());
    }

    private Mono<ServerResponse> thread(ServerRequest request) {
        return ServerResponse.ok()
                .bodyValue(thread(
                        new ConversationId(request.pathVariable("account"), request.pathVariable("participant"))));
    }

    private Mono<ServerResponse> live(ServerRequest request) {
        ConversationId conversation =
                new ConversationId(required(request, "account_id"), required(request, "participant_id"));
        Flux<ServerSentEvent<SimJson.Thread>> events = Flux.merge(feed.changes(conversation), Mono.just(conversation))
                .onBackpressureLatest()
                .publishOn(Schedulers.parallel(), 1)
                .map(changed ->
                        ServerSentEvent.builder(thread(changed)).event("thread").build());
        Flux<ServerSentEvent<SimJson.Thread>> heartbeats = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .takeUntilOther(feed.closed())
                .map(tick ->
                        ServerSentEvent.<SimJson.Thread>builder().comment("").build());
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(BodyInserters.fromServerSentEvents(Flux.merge(events, heartbeats)));
    }

    private Mono<ServerResponse> cast() {
        List<SimJson.CastAccount> cast =
                accounts.demo().stream().map(this::cast).toList();
        return ServerResponse.ok().bodyValue(new SimJson.Cast(cast));
    }

    private SimJson.CastAccount cast(Account account) {
        List<SimJson.Person> customers = DemoCustomers.of(account.channel()).stream()
                .flatMap(id -> profiles.profile(id, account.channel()).stream())
                .map(SimJson.Person::of)
                .toList();
        return new SimJson.CastAccount(account.id(), account.channel().id(), account.name(), customers);
    }

    private SimJson.Thread thread(ConversationId conversation) {
        Account account = accounts.account(conversation.accountId());
        return SimJson.Thread.of(simulator.thread(account, conversation.participantId()), profiles);
    }

    private static String required(ServerRequest request, String name) {
        return request.queryParam(name).orElseThrow(() -> BadRequest.invalid(name + " is missing"));
    }
}
