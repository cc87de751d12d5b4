package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.Label;
import io.deskstream.persistence.directory.LabelChange;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.postgres.directory.Labels;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** Labels: every user reads and changes them. */
@RestController
class LabelController {

    private static final int LONGEST_NAME = 50;
    private static final String COLOR = "#[0-9a-fA-F]{6}";

    private final Labels labels;

    LabelController(Labels labels) {
        this.labels = labels;
    }

    @GetMapping("/api/labels")
    Mono<Page<LabelView>> list(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        PageRequest page = PageRequest.of(request);
        return labels.page(caller.workspaceId(), page.after(), page.rows())
                .collectList()
                .map(rows -> page.answer(rows, LabelController::key, LabelView::of));
    }

    private static PageKey key(Label label) {
        return new PageKey(label.createdAt(), label.id());
    }

    @PostMapping("/api/labels")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<LabelView> create(@RequestAttribute(SessionFilter.CALLER) Caller caller, @RequestBody JsonNode body) {
        JsonMembers members = JsonMembers.of(body);
        String name = members.text("name", LONGEST_NAME).strip();
        String color = Objects.requireNonNullElse(color(members), Label.USUAL_COLOR);
        members.done();
        return labels.create(caller, name, color).map(LabelView::of);
    }

    @PatchMapping("/api/labels/{id}")
    Mono<LabelView> change(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            @RequestBody JsonNode body) {
        JsonMembers members = JsonMembers.of(body);
        String name = members.optionalText("name", LONGEST_NAME);
        String color = color(members);
        members.done();
        LabelChange change = new LabelChange(name == null ? null : name.strip(), color);
        return labels.change(caller, PathId.of(id), change).map(LabelView::of);
    }

    private static @Nullable String color(JsonMembers members) {
        String color = members.optionalText("color", 7);
        if (color != null && !color.matches(COLOR)) {
            members.error("color", "must be like " + Label.USUAL_COLOR);
        }
        return color == null ? null : color.toLowerCase(Locale.ROOT);
    }

    @DeleteMapping("/api/labels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        return labels.delete(caller, PathId.of(id)).then();
    }
}
