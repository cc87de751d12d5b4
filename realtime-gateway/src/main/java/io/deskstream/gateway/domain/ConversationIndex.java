package io.deskstream.gateway.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of the conversations used last, up to a bound; only a greater version replaces. Safe for many threads. */
public final class ConversationIndex {

    private final Map<String, ConversationFacts> facts;

    public ConversationIndex(int bound) {
        facts = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ConversationFacts> eldest) {
                return size() > bound;
            }
        };
    }

    public synchronized void put(ConversationFacts newer) {
        facts.merge(newer.id(), newer, (known, given) -> given.version() > known.version() ? given : known);
    }

    public synchronized @Nullable ConversationFacts get(String id) {
        return facts.get(id);
    }
}
