package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.postgres.query.ConversationFilter;
import io.deskstream.persistence.postgres.query.ConversationFilter.Assigned;
import io.deskstream.persistence.postgres.query.ConversationQuery;
import io.deskstream.persistence.postgres.query.ConversationView;
import io.deskstream.persistence.postgres.query.MessageQuery;
import io.deskstream.persistence.postgres.query.MessageSlice;
import io.deskstream.persistence.postgres.query.SearchQuery;
import io.deskstream.persistence.search.SearchTerms;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Conversations and their messages, as far as the user may see them. */
@RestController
class ConversationController {

    private static final List<String> STATUSES = List.of("open", "pending", "snoozed", "resolved");
    private static final List<String> CHANNELS = List.of("facebook", "instagram", "web", "whatsapp");

    private final ConversationQuery conversations;
    private final MessageQuery messages;
    private final SearchQuery search;

    ConversationController(ConversationQuery conversations, MessageQuery messages, SearchQuery search) {
        this.conversations = conversations;
        this.messages = messages;
        this.search = search;
    }

    @GetMapping("/api/conversations")
    Mono<Page<ConversationView>> list(
            @RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        ConversationFilter filter = filter(parameters, caller);
        SearchTerms terms = parameters.terms("q");
        PageKey after = parameters.value("cursor", PageCursor::key);
        int limit = parameters.limit();
        parameters.done();
        return found(caller, terms, filter)
                .flatMapMany(found -> conversations.page(caller, found, after, limit + 1))
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> new PageKey(row.lastMessageAt(), row.id()), Function.identity()));
    }

    private Mono<ConversationFilter> found(Caller caller, @Nullable SearchTerms terms, ConversationFilter filter) {
        return terms == null
                ? Mono.just(filter)
                : search.conversations(caller, terms).map(filter::among);
    }

    private static ConversationFilter filter(QueryParameters parameters, Caller caller) {
        return new ConversationFilter(
                parameters.choice("status", STATUSES),
                parameters.choice("channel", CHANNELS),
                parameters.value("assignee", text -> assigned(text, caller)),
                parameters.text("account_id"),
                parameters.text("participant_id"),
                parameters.text("label"),
                parameters.flag("unread"),
                null);
    }

    private static Assigned assigned(String text, Caller caller) {
        return switch (text) {
            case "me" -> new Assigned.To(caller.userId());
            case "none" -> new Assigned.Nobody();
            default -> new Assigned.To(userId(text));
        };
    }

    private static UUID userId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be me, none or a user's id", e);
        }
    }

    @GetMapping("/api/conversations/{id}")
    Mono<ConversationView> find(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        return conversations.find(caller, PathId.of(id)).switchIfEmpty(Mono.error(ProblemException::notFound));
    }

    @GetMapping("/api/conversations/{id}/messages")
    Mono<MessageSlice> messages(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            ServerHttpRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        Long beforeSeq = parameters.number("before_seq");
        Long afterSeq = parameters.number("after_seq");
        int limit = parameters.limit();
        parameters.done();
        return messages.slice(caller, PathId.of(id), beforeSeq, afterSeq, limit)
                .switchIfEmpty(Mono.error(ProblemException::notFound));
    }
}
