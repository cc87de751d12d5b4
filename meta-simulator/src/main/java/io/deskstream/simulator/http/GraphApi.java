package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.Faults;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.Simulator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The Graph API under {@code /v<number>/…}, whatever the version. */
public final class GraphApi {
    private static final String VERSION = "/{version:v[0-9]+(?:\\.[0-9]+)?}";

    private final GraphMessages messages;
    private final GraphNodes nodes;
    private final GraphSubscriptions subscriptions;
    private final GraphConversations conversations;

    public GraphApi(
            Simulator simulator,
            Faults faults,
            Profiles profiles,
            SentFiles files,
            GraphAccess access,
            JsonMapper json) {
        this.messages = new GraphMessages(simulator, faults, files, access, json);
        this.nodes = new GraphNodes(profiles, access, json);
        this.subscriptions = new GraphSubscriptions(simulator, access, json);
        this.conversations = new GraphConversations(simulator, new ConversationJson(profiles), access, json);
    }

    public RouterFunction<ServerResponse> routes() {
        return route().POST(VERSION + "/{account}/messages", messages::post)
                .GET(VERSION + "/{account}/subscribed_apps", subscriptions::get)
                .POST(VERSION + "/{account}/subscribed_apps", subscriptions::post)
                .DELETE(VERSION + "/{account}/subscribed_apps", subscriptions::delete)
                .GET(VERSION + "/{account}/conversations", conversations::get)
                .GET(VERSION + "/{id}", nodes::get)
                .GET(VERSION + "/**", GraphApi::unknown)
                .POST(VERSION + "/**", GraphApi::unknown)
                .build()
                .filter((request, handler) -> Mono.defer(() -> handler.handle(request))
                        .onErrorResume(GraphRefusal.class, refusal -> GraphAnswers.error(refusal.error())));
    }

    private static Mono<ServerResponse> unknown(ServerRequest request) {
        return GraphAnswers.error(GraphError.unsupported("this", request.path()));
    }
}
