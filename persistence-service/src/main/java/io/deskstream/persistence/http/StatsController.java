package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.query.StatsQuery;
import io.deskstream.persistence.postgres.query.StatsView;
import io.deskstream.persistence.postgres.query.StatsWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Figures of now and of a window of time. */
@RestController
class StatsController {

    private final StatsQuery query;

    StatsController(StatsQuery query) {
        this.query = query;
    }

    @GetMapping("/api/stats")
    Mono<StatsView> stats(@RequestAttribute(SessionFilter.CALLER) Caller caller, ServerHttpRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        @Nullable String window = parameters.choice("window", StatsWindow.texts());
        parameters.done();
        return query.stats(caller, window == null ? StatsWindow.DAY : StatsWindow.of(window));
    }
}
