package io.deskstream.gateway.http;

import io.deskstream.gateway.domain.command.RefusedException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * From where a browser may open sockets and change things: the same origin, told by {@code Host}, or a listed one. Programs
 * tell no origin; they show who they are by {@code Authorization}, which no foreign page can.
 */
public final class Origins {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> listed;

    public Origins(Set<String> listed) {
        this.listed = Set.copyOf(listed);
    }

    public void requireForSocket(ServerHttpRequest request) {
        String origin = request.getHeaders().getOrigin();
        boolean allowed = origin == null ? hasAuthorization(request) || !hasCookie(request) : allows(request, origin);
        if (!allowed) {
            throw refusal();
        }
    }

    /** A page of another origin may not even read; programs and pages of this origin tell none. */
    public void requireForRead(ServerHttpRequest request) {
        String origin = request.getHeaders().getOrigin();
        if (origin != null && !allows(request, origin)) {
            throw refusal();
        }
    }

    /** A change made with the session cookie has to come from an allowed origin. */
    void requireForChange(ServerHttpRequest request) {
        boolean byCookie = !hasAuthorization(request) && hasCookie(request);
        if (byCookie && !SAFE.contains(request.getMethod()) && !fromAllowed(request)) {
            throw refusal();
        }
    }

    private boolean fromAllowed(ServerHttpRequest request) {
        String origin = request.getHeaders().getOrigin();
        return origin == null
                ? "same-origin".equals(request.getHeaders().getFirst("Sec-Fetch-Site"))
                : allows(request, origin);
    }

    private boolean allows(ServerHttpRequest request, String origin) {
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        return listed.contains(origin) || (host != null && host.equalsIgnoreCase(authority(origin)));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean hasAuthorization(ServerHttpRequest request) {
        return request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean hasCookie(ServerHttpRequest request) {
        return request.getCookies().containsKey(Authentication.COOKIE);
    }

    private static RefusedException refusal() {
        return new RefusedException(403, "origin_not_allowed", "Not from this origin.");
    }
}
