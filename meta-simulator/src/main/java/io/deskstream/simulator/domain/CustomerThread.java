package io.deskstream.simulator.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** One conversation's messages, oldest dropped beyond a bound, and its marks. One thread at a time. */
final class CustomerThread {
    private static final Duration TYPING_SHOWN = Duration.ofSeconds(20);

    private final ConversationId id;
    private final int mostEntries;
    private final Deque<ThreadEntry> entries = new ArrayDeque<>();
    private Instant lastTime = Instant.EPOCH;
    private Instant lastFromCustomer = Instant.EPOCH;
    private Instant readByCustomer = Instant.EPOCH;
    private Instant seenByAccount = Instant.EPOCH;
    private Instant typingUntil = Instant.EPOCH;

    CustomerThread(ConversationId id, int mostEntries) {
        this.id = id;
        this.mostEntries = mostEntries;
    }

    /** The present time in milliseconds, moved on where needed: strictly increasing within a conversation. */
    Instant tick(Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        lastTime = time.isAfter(lastTime) ? time : lastTime.plusMillis(1);
        return lastTime;
    }

    void add(ThreadEntry entry) {
        entries.addLast(entry);
        if (entries.size() > mostEntries) {
            entries.removeFirst();
        }
        switch (entry.author()) {
            case CUSTOMER -> lastFromCustomer = entry.at();
            case ACCOUNT -> typingUntil = Instant.EPOCH;
        }
    }

    /** The message as it is then; empty when there is none of this id that it can be done to. */
    Optional<ThreadEntry> amend(String mid, Amendment amendment) {
        Optional<ThreadEntry> amended = entries.stream()
                .filter(entry -> entry.mid().equals(mid) && entry.allows(amendment))
                .findFirst()
                .map(entry -> entry.with(amendment));
        amended.ifPresent(entry -> {
            List<ThreadEntry> all = List.copyOf(entries);
            entries.clear();
            all.forEach(present -> entries.add(present.mid().equals(mid) ? entry : present));
        });
        return amended;
    }

    /** Marks all of the account's messages as read; the last of them, when it was unread. */
    Optional<ThreadEntry> readAll() {
        Optional<ThreadEntry> last =
                last(ThreadEntry.Author.ACCOUNT).filter(entry -> entry.at().isAfter(readByCustomer));
        last.ifPresent(entry -> readByCustomer = entry.at());
        return last;
    }

    void seen() {
        last(ThreadEntry.Author.CUSTOMER).ifPresent(entry -> seenByAccount = entry.at());
    }

    void typing(boolean on, Instant now) {
        typingUntil = on ? now.plus(TYPING_SHOWN) : Instant.EPOCH;
    }

    Optional<Instant> lastFromCustomer() {
        return lastFromCustomer.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(lastFromCustomer);
    }

    ThreadView view(Accounts accounts) {
        return new ThreadView(
                accounts.account(id.accountId()),
                id.participantId(),
                List.copyOf(entries),
                readByCustomer,
                seenByAccount,
                typingUntil,
                lastTime);
    }

    private Optional<ThreadEntry> last(ThreadEntry.Author author) {
        for (Iterator<ThreadEntry> newestFirst = entries.descendingIterator(); newestFirst.hasNext(); ) {
            ThreadEntry entry = newestFirst.next();
            if (entry.author() == author) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
