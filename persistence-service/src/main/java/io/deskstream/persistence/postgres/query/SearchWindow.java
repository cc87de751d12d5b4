package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.PageKey;
import io.deskstream.persistence.postgres.query.SearchCandidates.Candidate;
import io.deskstream.persistence.postgres.query.SearchPosition.Last;
import io.deskstream.persistence.postgres.query.SearchPosition.Phase;
import io.deskstream.persistence.search.Match;
import io.deskstream.persistence.search.SearchTerms;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A window's candidates, which of them match, and where the search goes on. */
final class SearchWindow {

    static final int SIZE = 500;

    private static final Comparator<Last> CLOSEST = Comparator.comparing(Last::closeness)
            .thenComparing(last -> last.key().at(), Comparator.reverseOrder())
            .thenComparing(last -> last.key().id().toString(), Comparator.reverseOrder());

    private final SearchPosition position;
    private final List<Candidate> candidates;
    private final List<Found> found;

    /** A candidate that matches. */
    record Found(Candidate candidate, Match match) {

        UUID conversationId() {
            return candidate.conversationId();
        }

        private Last place() {
            return new Last(match.closeness(), candidate.key());
        }
    }

    /** @param candidates newest first, at most {@link #SIZE} where the window's oldest end is open */
    SearchWindow(SearchPosition position, List<Candidate> candidates, SearchTerms terms) {
        this.position = position;
        this.candidates = candidates;
        this.found = candidates.stream()
                .flatMap(candidate -> found(candidate, terms))
                .filter(this::isAhead)
                .sorted(Comparator.comparing(Found::place, CLOSEST))
                .toList();
    }

    private static Stream<Found> found(Candidate candidate, SearchTerms terms) {
        return terms.match(candidate.text()).map(match -> new Found(candidate, match)).stream();
    }

    private boolean isAhead(Found one) {
        return position.last() == null || CLOSEST.compare(one.place(), position.last()) > 0;
    }

    /** The closest that were not shown yet. */
    List<Found> closest(int limit) {
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** Behind the closest {@code limit}; null: the search is at its end. */
    @Nullable
    SearchPosition behind(int limit) {
        if (found.size() > limit) {
            return new SearchPosition(
                    position.phase(),
                    newestEnd(),
                    oldestEnd(),
                    found.get(limit - 1).place());
        }
        boolean wasFull = position.oldest() != null || candidates.size() == SIZE;
        if (wasFull) {
            return new SearchPosition(position.phase(), oldestEnd(), null, null);
        }
        return position.phase() == Phase.NAMES ? SearchPosition.begin(Phase.MESSAGES) : null;
    }

    /** Just above the newest candidate: what comes later is of no window. */
    private PageKey newestEnd() {
        PageKey newest = candidates.getFirst().key();
        return new PageKey(newest.at().plus(1, ChronoUnit.MICROS), new UUID(0, 0));
    }

    private PageKey oldestEnd() {
        return position.oldest() != null
                ? position.oldest()
                : candidates.getLast().key();
    }
}
