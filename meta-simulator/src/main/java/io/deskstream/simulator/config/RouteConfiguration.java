package io.deskstream.simulator.config;

import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.Faults;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.http.CustomerPage;
import io.deskstream.simulator.http.FaultApi;
import io.deskstream.simulator.http.GraphAccess;
import io.deskstream.simulator.http.GraphApi;
import io.deskstream.simulator.http.LoadApi;
import io.deskstream.simulator.http.Pictures;
import io.deskstream.simulator.http.SentFiles;
import io.deskstream.simulator.http.SimApi;
import io.deskstream.simulator.http.ThreadApi;
import io.deskstream.simulator.http.ThreadFeed;
import io.deskstream.simulator.load.LoadRuns;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** What the simulator answers over HTTP. */
@Configuration(proxyBeanMethods = false)
public class RouteConfiguration {
    @Bean
    RouterFunction<ServerResponse> graphRoutes(
            Simulator simulator,
            Faults faults,
            Profiles profiles,
            SentFiles files,
            Accounts accounts,
            MetaSettings meta,
            JsonMapper json) {
        GraphAccess access = new GraphAccess(accounts, meta.secrets());
        return new GraphApi(simulator, faults, profiles, files, access, json).routes();
    }

    @Bean
    RouterFunction<ServerResponse> simRoutes(Simulator simulator, Accounts accounts, JsonMapper json) {
        return new SimApi(simulator, accounts, json).routes();
    }

    @Bean
    RouterFunction<ServerResponse> faultRoutes(Faults faults, JsonMapper json) {
        return new FaultApi(faults, json).routes();
    }

    @Bean
    RouterFunction<ServerResponse> loadRoutes(LoadRuns runs, JsonMapper json) {
        return new LoadApi(runs, json).routes();
    }

    @Bean
    RouterFunction<ServerResponse> threadRoutes(
            Simulator simulator, Accounts accounts, Profiles profiles, ThreadFeed feed) {
        return new ThreadApi(simulator, accounts, profiles, feed).routes();
    }

    @Bean
    SentFiles sentFiles() {
        return new SentFiles();
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes(Profiles profiles, SentFiles files) {
        return new CustomerPage().routes().and(new Pictures(profiles).routes()).and(files.routes());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> unknownRoutes() {
        return SimApi.unknown();
    }

    /** Open streams end before the server begins its graceful stop, which would wait for them. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(ThreadFeed feed) {
        return event -> feed.close();
    }
}
