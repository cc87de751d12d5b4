package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Actor;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.postgres.directory.UserChanges;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The user who asks. */
@RestController
class MeController {

    private final UserReads reads;
    private final UserChanges changes;
    private final Passwords passwords;
    private final SessionTokens tokens;
    private final LogInThrottle throttle;

    MeController(
            UserReads reads, UserChanges changes, Passwords passwords, SessionTokens tokens, LogInThrottle throttle) {
        this.reads = reads;
        this.changes = changes;
        this.passwords = passwords;
        this.tokens = tokens;
        this.throttle = throttle;
    }

    @GetMapping("/api/me")
    UserView me(@RequestAttribute(SessionFilter.CALLER) Caller caller) {
        return UserView.of(caller.user());
    }

    /** Ends the user's sessions; a browser gets a new one by its cookie. */
    @PostMapping("/api/me/password")
    Mono<ResponseEntity<Void>> changePassword(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @RequestBody JsonNode body,
            ServerHttpRequest request) {
        SessionOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String current = members.text("current", 1_000);
        String wanted = PasswordRule.read(members, "new");
        members.done();
        return check(caller, current)
                .then(passwords.hash(wanted))
                .flatMap(hash ->
                        changes.changePassword(caller.workspaceId(), caller.userId(), hash, user -> Actor.of(caller)))
                .map(user -> answer(user, request));
    }

    private Mono<Void> check(Caller caller, String current) {
        String email = caller.user().email();
        String address = caller.peer().address();
        return Mono.fromRunnable(() -> throttle.enter(email, address))
                .then(reads.credentials(caller.workspaceId(), email))
                .flatMap(credentials -> passwords.matches(current, credentials.passwordHash()))
                .flatMap(matches -> matches ? Mono.<Void>empty() : Mono.error(MeController::wrongPassword))
                .doOnSuccess(done -> throttle.succeeded(email, address));
    }

    private static ProblemException wrongPassword() {
        return ProblemException.invalid(List.of(new InvalidMember("current", "is not the password")));
    }

    private ResponseEntity<Void> answer(User user, ServerHttpRequest request) {
        ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.noContent();
        if (SessionCookie.token(request) != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    SessionCookie.of(tokens.issue(user), request).toString());
        }
        return answer.build();
    }
}
