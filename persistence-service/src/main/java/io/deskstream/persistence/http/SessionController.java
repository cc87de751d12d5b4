package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.directory.EndedSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Log-in and log-out. */
@RestController
class SessionController {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 1_000;

    private final LogIn logIn;
    private final EndedSessions sessions;

    SessionController(LogIn logIn, EndedSessions sessions) {
        this.logIn = logIn;
        this.sessions = sessions;
    }

    @PostMapping("/api/auth/login")
    Mono<ResponseEntity<LogInAnswer>> logIn(@RequestBody JsonNode body, ServerHttpRequest request) {
        JsonMembers members = JsonMembers.of(body);
        String email = members.text("email", LONGEST_EMAIL);
        String password = members.text("password", LONGEST_PASSWORD);
        members.done();
        return logIn.attempt(email, password, RequestPeer.of(request))
                .map(session -> LogInAnswer.response(session, request));
    }

    /** Ends this session; the user's others go on. */
    @PostMapping("/api/auth/logout")
    Mono<ResponseEntity<Void>> logOut(
            @RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        return sessions.end(caller, SessionOnly.require(caller))
                .thenReturn(ResponseEntity.noContent()
                        .header(
                                HttpHeaders.SET_COOKIE,
                                SessionCookie.cleared(request).toString())
                        .build());
    }
}
