package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.ConversationCore;
import io.deskstream.persistence.domain.Input;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Rows;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Decides inputs again, over empty tables, in batches of other sizes. */
public final class Replay {

    private Replay() {}

    /** @param most in a batch */
    public static History of(List<Input> inputs, int most, long seed) {
        Random random = new Random(seed);
        History history = new History();
        long requestNo = 1;
        for (int from = 0; from < inputs.size(); ) {
            int to = Math.min(inputs.size(), from + 1 + random.nextInt(most));
            List<Input> batch = inputs.subList(from, to);
            Map<UUID, Rows> rows = history.tables.load(batch);
            ConversationCore.Decision decision = ConversationCore.decide(rows, batch);
            history.tables.store(rows.values());
            for (Outgoing what : decision.outgoing()) {
                boolean numbered = what instanceof Outgoing.SendRequested || what instanceof Outgoing.ProbeRequested;
                history.log.add(new Published(what, numbered ? requestNo++ : 0));
            }
            history.failures.addAll(decision.failures());
            from = to;
        }
        return history;
    }
}
