package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.ApiToken;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Peer;
import io.deskstream.persistence.directory.Proof;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.postgres.directory.ApiTokens;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who asks, by a session or by an integration's token. The user is read anew for every request: an ended session, a revoked
 * token, a deactivation or another role count at once.
 */
@Component
class Callers {

    private static final String BEARER = "Bearer ";

    private final SessionTokens sessions;
    private final ApiTokens tokens;
    private final UserReads users;

    Callers(SessionTokens sessions, ApiTokens tokens, UserReads users) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.users = users;
    }

    /** Empty where nothing valid is shown. */
    Mono<Caller> of(ServerHttpRequest request) {
        String token = token(request);
        if (token == null || token.isEmpty()) {
            return Mono.empty();
        }
        Peer peer = RequestPeer.of(request);
        return token.startsWith(Secret.API_TOKEN)
                ? tokens.byHash(Secret.hash(token)).flatMap(found -> ofToken(found, peer))
                : sessions.verify(token).flatMap(session -> ofSession(session, peer));
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

    private Mono<Caller> ofToken(ApiToken token, Peer peer) {
        return users.find(token.workspaceId(), token.userId())
                .filter(User::active)
                .map(user -> new Caller(user, new Proof.Token(token.id(), token.scope()), peer));
    }

    private Mono<Caller> ofSession(Jwt claims, Peer peer) {
        @Nullable Instant issuedAt = claims.getIssuedAt();
        @Nullable Instant expiresAt = claims.getExpiresAt();
        @Nullable String workspace = claims.getClaimAsString("ws");
        @Nullable String sessionId = claims.getClaimAsString("sid");
        if (issuedAt == null || expiresAt == null || workspace == null || sessionId == null) {
            return Mono.empty();
        }
        Proof.Session session = new Proof.Session(UUID.fromString(sessionId), expiresAt);
        return users.ofSession(UUID.fromString(workspace), UUID.fromString(claims.getSubject()), session.id())
                .filter(user -> user.accepts(issuedAt))
                .map(user -> new Caller(user, session, peer));
    }
}
