package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.query.SearchPosition.Phase;
import io.deskstream.persistence.postgres.query.SearchWindow.Found;
import io.deskstream.persistence.search.SearchTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Searches names and messages that a user may see. Names come first, then messages: of each the newest
 * {@value SearchWindow#SIZE} that match, closest first, after them the next. A page reads a few windows at most: one that
 * is short, or empty, but has a next position says that there was little in them that this user may see.
 */
@Component
public class SearchQuery {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_WINDOWS = 4;
    /** So many conversations are found by their newest matches, see {@link #conversations}. */
    private static final int MOST_CONVERSATIONS = 1000;

    private final BoundedReads reads;
    private final SearchCandidates candidates;
    private final ConversationQuery conversations;
    private final MessageQuery messages;

    SearchQuery(
            BoundedReads reads, SearchCandidates candidates, ConversationQuery conversations, MessageQuery messages) {
        this.reads = reads;
        this.candidates = candidates;
        this.conversations = conversations;
        this.messages = messages;
    }

    /** What is found by a page, and where the next one begins; null: there is none. */
    public record Slice(List<SearchHit> items, @Nullable SearchPosition next) {}

    private record Part(List<Found> found, @Nullable SearchPosition next) {}

    /** @param from null: from the beginning */
    public Mono<Slice> search(Caller caller, SearchTerms terms, @Nullable SearchPosition from, int limit) {
        if (terms.isEmpty()) {
            return Mono.just(new Slice(List.of(), null));
        }
        SearchPosition position = from == null ? SearchPosition.BEGIN : from;
        return reads.within(
                LIMIT,
                () -> read(caller, terms, position, new ArrayList<>(), limit, MOST_WINDOWS)
                        .flatMap(part -> shown(caller, part.found()).map(items -> new Slice(items, part.next()))));
    }

    private Mono<Part> read(
            Caller caller, SearchTerms terms, SearchPosition position, List<Found> found, int limit, int windows) {
        return window(caller, terms, position).flatMap(window -> {
            int wanted = limit - found.size();
            found.addAll(window.closest(wanted));
            @Nullable SearchPosition next = window.behind(wanted);
            return next == null || found.size() == limit || windows == 1
                    ? Mono.just(new Part(found, next))
                    : read(caller, terms, next, found, limit, windows - 1);
        });
    }

    private Mono<SearchWindow> window(Caller caller, SearchTerms terms, SearchPosition position) {
        // A window with two ends may have got rows since: backfilled ones.
        int limit = position.oldest() == null ? SearchWindow.SIZE : 2 * SearchWindow.SIZE;
        return candidates
                .newest(caller, terms, position, limit)
                .collectList()
                .map(list -> new SearchWindow(position, list, terms));
    }

    private Mono<List<SearchHit>> shown(Caller caller, List<Found> found) {
        Map<UUID, UUID> conversationsById = new HashMap<>();
        found.forEach(one -> conversationsById.put(one.candidate().documentId(), one.conversationId()));
        return Mono.zip(
                        conversations
                                .all(caller, Set.copyOf(conversationsById.values()))
                                .collectMap(ConversationView::id),
                        messages.all(caller, conversationsById).collectMap(MessageView::id))
                .map(views -> hits(found, views.getT1(), views.getT2()));
    }

    private static List<SearchHit> hits(
            List<Found> found, Map<UUID, ConversationView> conversations, Map<UUID, MessageView> messages) {
        List<SearchHit> hits = new ArrayList<>();
        for (Found one : found) {
            ConversationView conversation = conversations.get(one.conversationId());
            if (conversation != null) {
                hits.add(new SearchHit(
                        conversation,
                        messages.get(one.candidate().documentId()),
                        one.match().highlight()));
            }
        }
        return hits;
    }

    /**
     * Conversations whose participant's names or whose messages match; where more than {@value #MOST_CONVERSATIONS} names
     * or messages do, those of the newest.
     */
    public Mono<Set<UUID>> conversations(Caller caller, SearchTerms terms) {
        if (terms.isEmpty()) {
            return Mono.just(Set.of());
        }
        return reads.within(
                LIMIT,
                () -> matching(caller, terms, Phase.NAMES)
                        .concatWith(matching(caller, terms, Phase.MESSAGES))
                        .collect(Collectors.toSet()));
    }

    private Flux<UUID> matching(Caller caller, SearchTerms terms, Phase phase) {
        return candidates
                .newest(caller, terms, SearchPosition.begin(phase), MOST_CONVERSATIONS)
                .filter(candidate -> terms.match(candidate.text()).isPresent())
                .map(SearchCandidates.Candidate::conversationId);
    }
}
