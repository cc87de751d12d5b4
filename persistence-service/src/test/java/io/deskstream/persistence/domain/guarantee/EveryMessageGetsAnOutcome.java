package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;

/** Once sender and platform behave and time passes, nothing is queued, held or waiting but what is unknown. */
public final class EveryMessageGetsAnOutcome implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            for (Message message : history.tables.messages(conversation.id())) {
                if (message.status() == Message.Status.QUEUED) {
                    violations.add("still queued: " + message);
                }
            }
            for (Pending.Send send : conversation.pending().sends()) {
                if (send.phase() != Pending.Phase.UNKNOWN && send.phase() != Pending.Phase.SETTLED) {
                    violations.add("still on its way: " + send);
                }
            }
            if (conversation.wakeAt() != null) {
                violations.add("still to be woken: " + conversation);
            }
        }
        return violations;
    }
}
