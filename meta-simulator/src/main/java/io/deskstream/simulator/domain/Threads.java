package io.deskstream.simulator.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conversations, least recently written dropped beyond a bound. One thread at a time. */
final class Threads {
    private final int mostThreads;
    private final int mostEntries;
    private final LinkedHashMap<ConversationId, CustomerThread> threads = new LinkedHashMap<>();

    Threads(int mostThreads, int mostEntries) {
        this.mostThreads = mostThreads;
        this.mostEntries = mostEntries;
    }

    Optional<CustomerThread> find(ConversationId id) {
        return Optional.ofNullable(threads.get(id));
    }

    /** The thread, made when it is not there, and now the most recent one. */
    CustomerThread touch(ConversationId id) {
        CustomerThread present = threads.get(id);
        CustomerThread thread = present == null ? new CustomerThread(id, mostEntries) : present;
        threads.putLast(id, thread);
        if (threads.size() > mostThreads) {
            threads.pollFirstEntry();
        }
        return thread;
    }

    /** An account's threads, most recent first. */
    List<CustomerThread> of(String accountId) {
        return threads.sequencedEntrySet().reversed().stream()
                .filter(entry -> entry.getKey().accountId().equals(accountId))
                .map(Map.Entry::getValue)
                .toList();
    }
}
