package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Channel;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.domain.Profile;
import io.deskstream.simulator.domain.Profiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /{version}/{id}?fields=…}: the account itself, or a customer's profile. */
final class GraphNodes {
    private final Profiles profiles;
    private final GraphAccess access;
    private final JsonMapper json;

    GraphNodes(Profiles profiles, GraphAccess access, JsonMapper json) {
        this.profiles = profiles;
        this.access = access;
        this.json = json;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        GraphParameters parameters = GraphParameters.ofQuery(request, json);
        Account account = access.account(request, parameters);
        String id = request.pathVariable("id");
        Map<String, Object> all = id.equals("me") || id.equals(account.id())
                ? members(account)
                : members(profile(id, account.channel()), account.channel(), Pictures.address(request, id));
        return GraphAnswers.ok(selected(all, parameters.text("fields")));
    }

    private Profile profile(String id, Channel channel) {
        if (!id.matches("[0-9]{1,32}")) {
            throw new GraphRefusal(GraphError.unsupported("get", id));
        }
        return profiles.profile(id, channel).orElseThrow(() -> new GraphRefusal(GraphError.noProfile()));
    }

    private static Map<String, Object> members(Account account) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", account.id());
        members.put("name", account.name());
        if (account.channel() == Channel.INSTAGRAM) {
            members.put("username", account.name());
        }
        return members;
    }

    private static Map<String, Object> members(Profile profile, Channel channel, String picture) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", profile.id());
        members.put("name", profile.name());
        if (channel == Channel.FACEBOOK) {
            members.put("first_name", profile.firstName());
            members.put("last_name", profile.lastName());
        }
        if (profile.username() != null) {
            members.put("username", profile.username());
        }
        members.put("profile_pic", picture);
        return members;
    }

    private static Map<String, Object> selected(Map<String, Object> all, Optional<String> fields) {
        if (fields.isPresent()) {
            Set<String> wanted = new HashSet<>(List.of(fields.get().split(",", -1)));
            all.keySet().removeIf(name -> !name.equals("id") && !wanted.contains(name));
        }
        return all;
    }
}
