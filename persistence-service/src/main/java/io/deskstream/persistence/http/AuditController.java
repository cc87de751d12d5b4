package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.AuditEntry;
import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.directory.AuditTrail;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who did what, newest first; for admins. */
@RestController
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/api/audit")
    Mono<Page<AuditEntryView>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        AdminOnly.require(caller);
        QueryParameters parameters = new QueryParameters(request);
        Long before = parameters.value("cursor", NumberCursor::key);
        int limit = parameters.limit();
        parameters.done();
        return trail.page(caller.workspaceId(), before, limit + 1).collectList().map(entries -> page(entries, limit));
    }

    private static Page<AuditEntryView> page(List<AuditEntry> entries, int limit) {
        List<AuditEntry> shown = entries.subList(0, Math.min(limit, entries.size()));
        String next = entries.size() > limit ? NumberCursor.text(shown.getLast().id()) : null;
        return new Page<>(shown.stream().map(AuditEntryView::of).toList(), next);
    }
}
