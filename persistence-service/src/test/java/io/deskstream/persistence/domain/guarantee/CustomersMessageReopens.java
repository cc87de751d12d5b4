package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.ConversationStatus;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.List;

/** A conversation that a customer has just written in is neither resolved nor snoozed. */
public final class CustomersMessageReopens implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Published published : history.log) {
            if (published.what() instanceof Outgoing.MessageChanged(var envelope, boolean created, var message, var of)
                    && created
                    && isFromCustomer(message)
                    && of != null
                    && isPutAside(of)) {
                violations.add(of.key() + " is " + of.status() + " after the customer's " + message);
            }
        }
        return violations;
    }

    private static boolean isFromCustomer(Message message) {
        return message.direction() == Message.Direction.INBOUND && !message.backfilled();
    }

    private static boolean isPutAside(Conversation conversation) {
        return conversation.status() == ConversationStatus.RESOLVED
                || conversation.status() == ConversationStatus.SNOOZED;
    }
}
