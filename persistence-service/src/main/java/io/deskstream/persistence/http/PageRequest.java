package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.PageKey;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The page that is asked for, of a list without filters. */
record PageRequest(@Nullable PageKey after, int limit) {

    static PageRequest of(ServerHttpRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        PageRequest page = new PageRequest(parameters.value("cursor", PageCursor::key), parameters.limit());
        parameters.done();
        return page;
    }

    /** The rows to read: one more than are shown. */
    int rows() {
        return limit + 1;
    }

    <R, T> Page<T> answer(List<R> rows, Function<R, PageKey> key, Function<R, T> view) {
        return Page.of(rows, limit, key, view);
    }
}
