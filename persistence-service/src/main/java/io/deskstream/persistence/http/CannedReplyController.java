package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.CannedReply;
import io.deskstream.persistence.directory.CannedReplyChange;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.directory.ReplyPlaceholders;
import io.deskstream.persistence.postgres.directory.CannedReplies;
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

/** Canned replies: every user reads and changes them. */
@RestController
class CannedReplyController {

    private static final int LONGEST_SHORTCUT = 40;
    private static final int LONGEST_TEXT = 2_000;
    private static final String SHORTCUT = "[\\p{L}\\p{M}\\p{N}_-]+";

    private final CannedReplies replies;

    CannedReplyController(CannedReplies replies) {
        this.replies = replies;
    }

    @GetMapping("/api/canned-replies")
    Mono<Page<CannedReplyView>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        PageRequest page = PageRequest.of(request);
        return replies.page(caller.workspaceId(), page.after(), page.rows())
                .collectList()
                .map(rows -> page.answer(rows, CannedReplyController::key, CannedReplyView::of));
    }

    private static PageKey key(CannedReply reply) {
        return new PageKey(reply.createdAt(), reply.id());
    }

    @PostMapping("/api/canned-replies")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CannedReplyView> create(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        JsonMembers members = JsonMembers.of(body);
        String shortcut = members.text("shortcut", LONGEST_SHORTCUT);
        String text = members.text("text", LONGEST_TEXT);
        check(members, new CannedReplyChange(shortcut, text));
        return replies.create(caller, shortcut, text).map(CannedReplyView::of);
    }

    @PatchMapping("/api/canned-replies/{id}")
    Mono<CannedReplyView> change(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            @RequestBody JsonNode body) {
        JsonMembers members = JsonMembers.of(body);
        CannedReplyChange change = new CannedReplyChange(
                members.optionalText("shortcut", LONGEST_SHORTCUT), members.optionalText("text", LONGEST_TEXT));
        check(members, change);
        return replies.change(caller, PathId.of(id), change).map(CannedReplyView::of);
    }

    private static void check(JsonMembers members, CannedReplyChange change) {
        String shortcut = change.shortcut();
        if (shortcut != null && !shortcut.isEmpty() && !shortcut.matches(SHORTCUT)) {
            members.error("shortcut", "must be letters, digits, - and _");
        }
        if (change.text() != null) {
            checkPlaceholders(members, change.text());
        }
        members.done();
    }

    private static void checkPlaceholders(JsonMembers members, String text) {
        List<String> unknown = ReplyPlaceholders.unknown(text);
        if (!unknown.isEmpty()) {
            members.error(
                    "text",
                    "has unknown placeholders: " + String.join(", ", unknown) + "; known are "
                            + String.join(", ", ReplyPlaceholders.KNOWN));
        } else if (ReplyPlaceholders.unclosed(text)) {
            members.error("text", "opens a placeholder that it does not close");
        }
    }

    @DeleteMapping("/api/canned-replies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        return replies.delete(caller, PathId.of(id)).then();
    }
}
