package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.Role;
import io.deskstream.persistence.directory.User;
import io.deskstream.persistence.directory.UserChange;
import io.deskstream.persistence.postgres.directory.UserChanges;
import io.deskstream.persistence.postgres.directory.UserReads;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

/** The workspace's users. Agents see their colleagues' names, admins everything. */
@RestController
class UserController {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final List<String> ROLES = List.of("admin", "agent");

    private final UserReads reads;
    private final UserChanges changes;
    private final Passwords passwords;
    private final InviteLinks links;

    UserController(UserReads reads, UserChanges changes, Passwords passwords, InviteLinks links) {
        this.reads = reads;
        this.changes = changes;
        this.passwords = passwords;
        this.links = links;
    }

    @GetMapping("/api/users")
    Mono<Page<Object>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        PageRequest page = PageRequest.of(request);
        Function<User, Object> view = caller.mayAdministrate() ? UserView::of : ColleagueView::of;
        return reads.page(caller.workspaceId(), page.after(), page.rows())
                .collectList()
                .map(users -> page.answer(users, user -> new PageKey(user.createdAt(), user.id()), view));
    }

    /** Without a password the user is invited: the answer then holds the link. */
    @PostMapping("/api/users")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<?> create(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String email = members.text("email", LONGEST_EMAIL).strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            members.error("email", "must be an e-mail address");
        }
        String name = members.text("name", LONGEST_NAME).strip();
        Role role = Role.of(members.choice("role", ROLES));
        String password = PasswordRule.optional(members, "password");
        members.done();
        if (password == null) {
            return links.invite(caller, new NewUser(email, name, role, null));
        }
        return passwords
                .hash(password)
                .flatMap(hash -> changes.create(caller, new NewUser(email, name, role, hash)))
                .map(UserView::of);
    }

    @PatchMapping("/api/users/{id}")
    Mono<UserView> change(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            @RequestBody JsonNode body) {
        AdminOnly.require(caller);
        JsonMembers members = JsonMembers.of(body);
        String name = members.optionalText("name", LONGEST_NAME);
        String role = members.optionalChoice("role", ROLES);
        Boolean active = members.optionalFlag("active");
        members.done();
        UserChange change =
                new UserChange(name == null ? null : name.strip(), role == null ? null : Role.of(role), active);
        return changes.change(caller, PathId.of(id), change).map(UserView::of);
    }

    /** A new link, for who lost theirs or forgot the password. */
    @PostMapping("/api/users/{id}/invite")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<InviteView.OfUser> invite(
            @RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        AdminOnly.require(caller);
        return links.renew(caller, PathId.of(id));
    }

    @DeleteMapping("/api/users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        AdminOnly.require(caller);
        return changes.delete(caller, PathId.of(id)).then();
    }
}
