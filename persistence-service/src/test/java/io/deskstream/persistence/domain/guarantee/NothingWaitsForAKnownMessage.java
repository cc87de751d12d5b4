package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;

/** What came before its message is brought to it when it comes. */
public final class NothingWaitsForAKnownMessage implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            for (Pending.Early early : conversation.pending().early()) {
                if (!history.tables.messages(conversation.id(), early.mid()).isEmpty()) {
                    violations.add(conversation.key() + " keeps " + early + ", and its message is there");
                }
            }
        }
        return violations;
    }
}
