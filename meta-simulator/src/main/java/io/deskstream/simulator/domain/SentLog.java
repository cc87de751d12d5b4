package io.deskstream.simulator.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What the Send API accepted, in order; the oldest dropped beyond {@value #MOST}. One thread at a time. */
final class SentLog {
    private static final int MOST = 50_000;
    private final Deque<SentMessage> messages = new ArrayDeque<>();

    void add(SentMessage message) {
        messages.addLast(message);
        if (messages.size() > MOST) {
            messages.removeFirst();
        }
    }

    List<SentMessage> matching(Predicate<SentMessage> wanted) {
        return messages.stream().filter(wanted).toList();
    }
}
