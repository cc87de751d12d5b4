package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.ApiToken;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.TokenScope;
import io.deskstream.persistence.postgres.directory.ApiTokens;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tokens of integrations, made by people only: no token makes another. Admins see and revoke everybody's. */
@RestController
class ApiTokenController {

    private static final int LONGEST_NAME = 100;
    private static final List<String> SCOPES = List.of("read", "write", "admin");

    private final ApiTokens tokens;

    ApiTokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/api/tokens")
    Mono<Page<ApiTokenView>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        PageRequest page = PageRequest.of(request);
        return tokens.page(caller, page.after(), page.rows())
                .collectList()
                .map(rows -> page.answer(rows, ApiTokenController::key, ApiTokenView::of));
    }

    private static PageKey key(ApiToken token) {
        return new PageKey(token.createdAt(), token.id());
    }

    @PostMapping("/api/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ApiTokenView> create(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        SessionOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String name = members.text("name", LONGEST_NAME).strip();
        TokenScope scope = TokenScope.of(members.choice("scope", SCOPES));
        members.done();
        if (scope == TokenScope.ADMIN) {
            AdminOnly.require(caller);
        }
        String token = Secret.next(Secret.API_TOKEN);
        return tokens.create(caller, name, scope, Secret.hash(token)).map(made -> ApiTokenView.made(made, token));
    }

    @DeleteMapping("/api/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        return tokens.revoke(caller, PathId.of(id)).then();
    }
}
