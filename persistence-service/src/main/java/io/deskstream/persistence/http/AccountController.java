package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.AccountChange;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.NewConnection;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.Reencryption;
import io.deskstream.persistence.postgres.directory.AccountChanges;
import io.deskstream.persistence.postgres.directory.AccountReads;
import io.deskstream.persistence.postgres.directory.TokenReencryption;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The pages and professional accounts. Everybody sees the connected ones; only admins change them. */
@RestController
class AccountController {

    private static final List<String> CHANNELS = List.of("facebook", "instagram");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TOKEN = 2_000;

    private final AccountReads reads;
    private final AccountChanges changes;
    private final TokenReencryption reencryption;

    AccountController(AccountReads reads, AccountChanges changes, TokenReencryption reencryption) {
        this.reads = reads;
        this.changes = changes;
        this.reencryption = reencryption;
    }

    @GetMapping("/api/accounts")
    Mono<Page<AccountView>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        PageRequest page = PageRequest.of(request);
        return reads.page(caller, page.after(), page.rows())
                .collectList()
                .map(accounts -> page.answer(
                        accounts, account -> new PageKey(account.createdAt(), account.id()), AccountView::of));
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AccountView> connect(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String channel = members.choice("channel", CHANNELS);
        String accountId = members.text("account_id", LONGEST_ID).strip();
        if (accountId.indexOf(':') >= 0) {
            members.error("account_id", "must not hold a colon");
        }
        String name = members.text("name", LONGEST_NAME).strip();
        String accessToken = members.text("access_token", LONGEST_TOKEN).strip();
        members.done();
        return changes.connect(caller, new NewConnection(channel, accountId, name, accessToken))
                .map(AccountView::of);
    }

    @PatchMapping("/api/accounts/{id}")
    Mono<AccountView> change(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String name = members.optionalText("name", LONGEST_NAME);
        String accessToken = members.optionalText("access_token", LONGEST_TOKEN);
        members.done();
        AccountChange change =
                new AccountChange(name == null ? null : name.strip(), accessToken == null ? null : accessToken.strip());
        return changes.change(caller, PathId.of(id), change).map(AccountView::of);
    }

    /** Forgets the token. Messages that come are kept as before. */
    @DeleteMapping("/api/accounts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> disconnect(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        AdminOnly.require(caller);
        return changes.disconnect(caller, PathId.of(id)).then();
    }

    /** Puts every token under the first key. */
    @PostMapping("/api/accounts/reencrypt")
    Mono<Reencryption> reencrypt(@RequestAttribute(SessionFilter.CALLER) Caller caller) {
        AdminOnly.require(caller);
        return reencryption.run(caller);
    }
}
