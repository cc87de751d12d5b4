package io.deskstream.gateway.config;

import io.deskstream.gateway.desk.ChangeDesk;
import io.deskstream.gateway.desk.FrontDesk;
import io.deskstream.gateway.http.Authentication;
import io.deskstream.gateway.http.CommandRequests;
import io.deskstream.gateway.http.CommandRoutes;
import io.deskstream.gateway.http.Dashboard;
import io.deskstream.gateway.http.Forwarder;
import io.deskstream.gateway.http.Origins;
import io.deskstream.gateway.http.UnreadBodies;
import io.deskstream.gateway.websocket.ClientFrames;
import io.deskstream.gateway.websocket.EventsEndpoint;
import io.deskstream.gateway.websocket.HubThread;
import io.deskstream.gateway.websocket.Outboxes;
import io.deskstream.gateway.websocket.Presences;
import io.deskstream.gateway.websocket.SocketEndpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.WebsocketServerSpec;

/** What answers which path: sockets, the commands' routes, the rest of the API forwarded, and the dashboard. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final int CLIENT_FRAME_BYTES = 64 * 1024;
    private static final int WRITE_TIMEOUT_SECONDS = 30;
    /** After the annotated and the functional routes, before nothing. */
    private static final int LAST = 100;

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    /** A connection that takes nothing for so long is dropped, whatever waits for it. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> writeTimeout() {
        NettyServerCustomizer stalled = server -> server.doOnConnection(
                connection -> connection.addHandlerLast(new WriteTimeoutHandler(WRITE_TIMEOUT_SECONDS)));
        return factory -> factory.addServerCustomizers(stalled);
    }

    @Bean
    Outboxes outboxes(HubThread hub, StreamSettings settings, MeterRegistry meters) {
        return new Outboxes(
                hub, settings.queueFrames(), (int) settings.queueBytes().toBytes(), meters);
    }

    @Bean
    SocketEndpoint socketEndpoint(
            Authentication authentication,
            Origins origins,
            HubThread hub,
            FrontDesk desk,
            Outboxes outboxes,
            Clock clock) {
        var strategy = new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(CLIENT_FRAME_BYTES));
        var upgrade = new HandshakeWebSocketService(strategy);
        return new SocketEndpoint(
                authentication,
                origins,
                hub,
                new ClientFrames(desk, hub, new Presences(desk)),
                outboxes,
                upgrade,
                clock);
    }

    @Bean
    EventsEndpoint eventsEndpoint(
            Authentication authentication, Origins origins, HubThread hub, Outboxes outboxes, Clock clock) {
        return new EventsEndpoint(authentication, origins, hub, outboxes, clock);
    }

    @Bean
    UnreadBodies unreadBodies() {
        return new UnreadBodies();
    }

    /** Listed origins may call from a browser; others are no business of this filter. */
    @Bean
    CorsWebFilter cors(SessionSettings settings) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(settings.origins()));
        allowed.setAllowedMethods(List.of("GET", "POST", "PATCH", "PUT", "DELETE"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Last-Event-ID"));
        allowed.setExposedHeaders(List.of("X-Stream-Cursor", "Retry-After", "Content-Disposition"));
        allowed.setAllowCredentials(true);
        return new CorsWebFilter(exchange -> {
            String origin = exchange.getRequest().getHeaders().getOrigin();
            return origin != null && settings.origins().contains(origin) ? allowed : null;
        });
    }

    @Bean
    RouterFunction<ServerResponse> commandRoutes(
            Authentication authentication, Origins origins, FrontDesk messages, ChangeDesk changes) {
        return new CommandRoutes(new CommandRequests(authentication, origins), messages, changes).routes();
    }

    @Bean
    SimpleUrlHandlerMapping paths(
            SocketEndpoint sockets,
            EventsEndpoint events,
            WebClient queryClient,
            PlatformSettings settings,
            Origins origins,
            HubThread hub)
            throws IOException {
        Map<String, WebHandler> handlers = new LinkedHashMap<>();
        handlers.put("/api/ws", sockets);
        handlers.put("/api/events", events);
        Forwarder forwarder = new Forwarder(queryClient, settings.query().url(), origins, hub::cursor);
        handlers.put("/api/**", forwarder);
        handlers.put("/files/*", forwarder);
        handlers.put("/**", Dashboard.load());
        return new SimpleUrlHandlerMapping(handlers, LAST);
    }

    /** Ready once everything that was in the log at the start is taken in. */
    @Bean
    HealthIndicator stream(HubThread hub) {
        return () -> hub.ready() ? Health.up().build() : Health.outOfService().build();
    }
}
