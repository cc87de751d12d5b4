package io.deskstream.testkit.guarantee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts in the order in which they were recorded. Safe from any thread. */
public final class History {

    private final List<Fact> facts = new ArrayList<>();

    public synchronized void record(Fact fact) {
        facts.add(fact);
    }

    public synchronized <T extends Fact> List<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <T extends Fact> Map<String, List<T>> byConversation(Class<T> kind) {
        return all(kind).stream()
                .collect(Collectors.groupingBy(Fact::conversation, LinkedHashMap::new, Collectors.toList()));
    }

    /** How many facts of each kind there are, for a person to see that the history is not empty. */
    @Override
    public synchronized String toString() {
        Map<String, Long> counts = facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.getClass().getSimpleName(), LinkedHashMap::new, Collectors.counting()));
        return "History" + counts;
    }
}
