package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.directory.UserChanges;
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
    private final UserChanges users;

    SessionController(LogIn logIn, UserChanges users) {
        this.logIn = logIn;
        this.users = users;
    }

    @PostMapping("/api/auth/login")
    Mono<ResponseEntity<LogInAnswer>> logIn(@RequestBody JsonNode body, ServerHttpRequest request) {
        JsonMembers members = JsonMembers.of(body);
        String email = members.text("email", LONGEST_EMAIL);
        String password = members.text("password", LONGEST_PASSWORD);
        members.done();
        return logIn.attempt(email, password, RequestPeer.of(request))
                .map(session -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.SET_COOKIE,
                                SessionCookie.of(session, request).toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(LogInAnswer.of(session)));
    }

    /** Ends all of the user's sessions. */
    @PostMapping("/api/auth/logout")
    Mono<ResponseEntity<Void>> logOut(
            @RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        return users.endSessions(caller)
                .thenReturn(ResponseEntity.noContent()
                        .header(
                                HttpHeaders.SET_COOKIE,
                                SessionCookie.cleared(request).toString())
                        .build());
    }
}
