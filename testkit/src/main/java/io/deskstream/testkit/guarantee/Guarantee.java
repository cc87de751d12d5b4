package io.deskstream.testkit.guarantee;

import java.util.ArrayList;
import java.util.List;

/** A promise, and how a history breaks it. */
public interface Guarantee {

    /** The promise, as a sentence. */
    String promise();

    /** One line for each break; none where the promise was kept. */
    List<String> breaks(History history);

    /** Everything that a history over kills, restarts and retries has to keep. */
    static List<Guarantee> all() {
        return List.of(
                new AcknowledgedIsKept(),
                new ShownOnce(),
                new SentOnce(),
                new RepliesLeaveInOrder(),
                new RepliesAreSettled(),
                new SeqIsGapless(),
                new UnreadEqualsRecount(),
                new StreamIsComplete(),
                new StreamShowsWhatIsKept(),
                new StreamIsInOrder());
    }

    /** All breaks of all guarantees, each with its promise. */
    static List<String> breaksOfAny(History history) {
        List<String> breaks = new ArrayList<>();
        for (Guarantee guarantee : all()) {
            guarantee.breaks(history).forEach(line -> breaks.add(guarantee.promise() + ": " + line));
        }
        return breaks;
    }
}
