package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Invitation;
import io.deskstream.persistence.postgres.directory.Invites;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One-time links, for who holds one: there is no session yet. A link that cannot be used is not found, whatever the reason. */
@RestController
class InviteController {

    /** Whom a link is for. */
    record Invited(String email, String name, Instant expiresAt) {

        static Invited of(Invitation invitation) {
            return new Invited(invitation.user().email(), invitation.user().name(), invitation.expiresAt());
        }
    }

    private final Invites invites;
    private final Passwords passwords;
    private final LogIn logIn;

    InviteController(Invites invites, Passwords passwords, LogIn logIn) {
        this.invites = invites;
        this.passwords = passwords;
        this.logIn = logIn;
    }

    @GetMapping("/api/invites/{token}")
    Mono<Invited> read(@PathVariable("token") String token) {
        return invites.find(Secret.hash(token)).map(Invited::of).switchIfEmpty(Mono.error(ProblemException::notFound));
    }

    /** Uses the link up and logs its user in. */
    @PostMapping("/api/invites/{token}")
    Mono<ResponseEntity<LogInAnswer>> accept(
            @PathVariable("token") String token, @RequestBody JsonNode body, ServerHttpRequest request) {
        JsonMembers members = JsonMembers.of(body);
        String password = PasswordRule.read(members, "password");
        members.done();
        String hash = Secret.hash(token);
        return invites.find(hash)
                .switchIfEmpty(Mono.error(ProblemException::notFound))
                .then(passwords.hash(password))
                .flatMap(passwordHash -> invites.accept(hash, passwordHash, RequestPeer.of(request)))
                .flatMap(user -> logIn.accepted(user, RequestPeer.of(request)))
                .map(session -> LogInAnswer.response(session, request));
    }
}
