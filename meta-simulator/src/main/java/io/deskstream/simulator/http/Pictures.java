package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.deskstream.simulator.domain.Channel;
import io.deskstream.simulator.domain.Profile;
import io.deskstream.simulator.domain.Profiles;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Profile pictures: a disc with the person's initials. */
public final class Pictures {
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Profiles profiles;

    public Pictures(Profiles profiles) {
        this.profiles = profiles;
    }

    static String address(ServerRequest request, String id) {
        return request.uriBuilder()
                .replacePath("/sim/pictures/" + id + ".svg")
                .replaceQuery(null)
                .build()
                .toString();
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/sim/pictures/{id:[0-9]{1,32}}.svg", this::picture).build();
    }

    private Mono<ServerResponse> picture(ServerRequest request) {
        return profiles.profile(request.pathVariable("id"), Channel.FACEBOOK)
                .map(profile -> ServerResponse.ok().contentType(SVG).bodyValue(svg(profile)))
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private static String svg(Profile profile) {
        String initials =
                profile.firstName().substring(0, 1) + profile.lastName().substring(0, 1);
        int hue = Math.floorMod(profile.name().hashCode(), 360);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80">
                <rect width="80" height="80" fill="hsl(%d 55%% 45%%)"/>
                <text x="40" y="50" font-family="sans-serif" font-size="30" fill="#fff" text-anchor="middle">%s</text>
                </svg>
                """.formatted(hue, initials);
    }
}
