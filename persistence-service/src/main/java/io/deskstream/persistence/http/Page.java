package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.PageKey;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; the cursor leads to the next one and is null on the last. */
record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Of {@code limit + 1} rows read: the one too many tells that there is more. */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, PageKey> key, Function<R, T> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? PageCursor.text(key.apply(shown.getLast())) : null);
    }
}
