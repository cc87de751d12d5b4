package io.deskstream.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds facts that share a name within their conversation. */
final class Repeats {

    private Repeats() {}

    static <T extends Fact> List<String> of(List<T> facts, String named, Function<T, @Nullable String> name) {
        Map<List<String>, T> first = new HashMap<>();
        List<String> breaks = new ArrayList<>();
        for (T fact : facts) {
            String key = name.apply(fact);
            T before = key == null ? null : first.putIfAbsent(List.of(fact.conversation(), key), fact);
            if (before != null) {
                breaks.add("twice by %s: %s and %s".formatted(named, before, fact));
            }
        }
        return breaks;
    }
}
