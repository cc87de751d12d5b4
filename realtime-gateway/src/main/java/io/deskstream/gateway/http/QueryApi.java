package io.deskstream.gateway.http;

import io.deskstream.gateway.desk.Caller;
import io.deskstream.gateway.desk.ConversationSource;
import io.deskstream.gateway.desk.UploadSource;
import io.deskstream.gateway.domain.ConversationFacts;
import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.command.RefusedException;
import io.deskstream.gateway.domain.command.Upload;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Conversations and uploads from the query API, in the caller's name; their facts only where no event told them lately. */
public final class QueryApi implements ConversationSource, UploadSource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebClient client;
    private final ConversationIndex index;

    public QueryApi(WebClient client, ConversationIndex index) {
        this.client = client;
        this.index = index;
    }

    @Override
    public Mono<ConversationFacts> facts(Caller caller, String conversationId) {
        ConversationFacts known = index.get(conversationId);
        return known != null
                ? Mono.just(known)
                : stored(caller, conversationId).map(QueryApi::facts).doOnNext(index::put);
    }

    /** A platform's id of a person is of one account or a few, so one page holds them all. */
    @Override
    public Flux<ConversationFacts> ofParticipant(Caller caller, String participantId) {
        return get(caller, "/api/conversations?limit=200&participant_id={id}", participantId)
                .flatMapIterable(page -> page.path("items").values())
                .map(QueryApi::facts);
    }

    @Override
    public Mono<JsonNode> stored(Caller caller, String conversationId) {
        return get(caller, "/api/conversations/{id}", conversationId);
    }

    @Override
    public Mono<Upload> upload(Caller caller, String uploadId) {
        return get(caller, "/api/uploads/{id}", uploadId)
                .onErrorMap(
                        QueryApi::isNotFound,
                        missing -> new RefusedException(
                                422, "upload_unknown", "There is no such upload, or it was not sent for a day."))
                .map(QueryApi::upload);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof RefusedException refused && refused.status() == 404;
    }

    private static Upload upload(JsonNode u) {
        return new Upload(
                u.path("upload_id").asString(""),
                u.path("kind").asString(""),
                u.path("name").asString(""),
                u.path("mime_type").asString(""),
                u.path("size").asLong(0));
    }

    private Mono<JsonNode> get(Caller caller, String uri, String id) {
        return client.get()
                .uri(uri, id)
                .headers(headers -> headers.setBearerAuth(caller.token()))
                .exchangeToMono(QueryApi::body)
                .timeout(PATIENCE)
                .onErrorMap(
                        failure -> !(failure instanceof RefusedException),
                        failure -> RefusedException.unavailable("It could not be looked up."));
    }

    private static Mono<JsonNode> body(ClientResponse response) {
        return switch (response.statusCode().value()) {
            case 200 -> response.bodyToMono(JsonNode.class);
            case 401 -> refused(response, RefusedException.unauthenticated());
            case 403, 404 -> refused(response, RefusedException.notFound());
            default -> refused(response, RefusedException.unavailable("It could not be looked up."));
        };
    }

    private static Mono<JsonNode> refused(ClientResponse response, RefusedException refusal) {
        return response.releaseBody().then(Mono.error(refusal));
    }

    private static ConversationFacts facts(JsonNode c) {
        var key = new ConversationKey(
                c.path("channel").asString(""),
                c.path("account").path("account_id").asString(""),
                c.path("participant").path("id").asString(""));
        return new ConversationFacts(
                c.path("id").asString(""),
                key,
                text(c.path("assignee").path("id")),
                time(c.path("reply_window_ends_at")),
                c.path("delivered_up_to_seq").asLong(0),
                c.path("read_up_to_seq").asLong(0),
                c.path("version").asLong(0));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isString() ? Instant.parse(node.stringValue()) : null;
    }
}
