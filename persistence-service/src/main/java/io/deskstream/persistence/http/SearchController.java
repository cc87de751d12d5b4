package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.query.SearchHit;
import io.deskstream.persistence.postgres.query.SearchPosition;
import io.deskstream.persistence.postgres.query.SearchQuery;
import io.deskstream.persistence.search.SearchTerms;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Search over names and messages, as far as the user may see them. */
@RestController
class SearchController {

    private final SearchQuery search;

    SearchController(SearchQuery search) {
        this.search = search;
    }

    @GetMapping("/api/search")
    Mono<Page<SearchHit>> search(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        parameters.require("q");
        SearchTerms terms = parameters.terms("q");
        SearchPosition from = parameters.value("cursor", SearchCursor::position);
        int limit = parameters.limit();
        parameters.done();
        return search.search(caller, Objects.requireNonNull(terms), from, limit)
                .map(slice -> new Page<>(slice.items(), slice.next() == null ? null : SearchCursor.text(slice.next())));
    }
}
