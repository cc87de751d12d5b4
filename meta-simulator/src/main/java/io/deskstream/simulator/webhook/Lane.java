package io.deskstream.simulator.webhook;

import io.deskstream.simulator.domain.Posting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One conversation's waiting webhooks. One taker, any number of adders. */
final class Lane {
    /** How long a webhook that is to be overtaken waits for the next. */
    private static final Duration OVERTAKING = Duration.ofMillis(250);

    private final LinkedBlockingQueue<Posting> waiting = new LinkedBlockingQueue<>();

    void add(Posting posting) {
        waiting.add(posting);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What to deliver next, in this order; nothing when nothing waits. */
    List<Posting> take() throws InterruptedException {
        Posting first = waiting.poll();
        if (first == null) {
            return List.of();
        }
        Posting second = first.overtaken() ? overtaking() : null;
        return second == null ? List.of(first) : List.of(second, first);
    }

    private @Nullable Posting overtaking() throws InterruptedException {
        return waiting.poll(OVERTAKING.toMillis(), TimeUnit.MILLISECONDS);
    }
}
