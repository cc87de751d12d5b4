package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets only requests with a session through to the API, log-in aside. The user is read anew for every request: an ended
 * session, a deactivation or another role count at once.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class SessionFilter implements WebFilter {

    /** The exchange attribute that holds the {@link Caller}. */
    static final String CALLER = "io.deskstream.caller";

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
    private static final PathPattern LOG_IN = PathPatternParser.defaultInstance.parse("/api/auth/login");
    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final UserReads users;

    SessionFilter(SessionTokens tokens, UserReads users) {
        this.tokens = tokens;
        this.users = users;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isOpen(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return caller(exchange.getRequest())
                .switchIfEmpty(Mono.error(ProblemException::unauthenticated))
                .flatMap(caller -> {
                    exchange.getAttributes().put(CALLER, caller);
                    return chain.filter(exchange);
                });
    }

    private static boolean isOpen(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return !API.matches(path) || (LOG_IN.matches(path) && HttpMethod.POST.equals(request.getMethod()));
    }

    private Mono<Caller> caller(ServerHttpRequest request) {
        String token = token(request);
        return token == null || token.isEmpty()
                ? Mono.empty()
                : tokens.verify(token).flatMap(session -> caller(session, RequestPeer.of(request)));
    }

    /** A program's header goes before a browser's cookie. */
    private static @Nullable String token(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return SessionCookie.token(request);
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private Mono<Caller> caller(Jwt session, Peer peer) {
        @Nullable Instant issuedAt = session.getIssuedAt();
        @Nullable String workspace = session.getClaimAsString("ws");
        @Nullable String sessionId = session.getClaimAsString("sid");
        if (issuedAt == null || workspace == null || sessionId == null) {
            return Mono.empty();
        }
        return users.find(UUID.fromString(workspace), UUID.fromString(session.getSubject()))
                .filter(user -> user.accepts(issuedAt))
                .map(user -> new Caller(user, sessionId, peer));
    }
}
