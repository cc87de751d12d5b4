package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Counters;
import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.List;

/** The counters are what counting the rows gives. */
public final class UnreadEqualsARecount implements Guarantee {

    @Override
    public List<String> violations(History history) {
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : history.tables.conversations()) {
            Counters counters = conversation.counters();
            long inbound = conversation.erasure().inboundCount();
            long unread = 0;
            for (Message message : history.tables.messages(conversation.id())) {
                boolean isInbound = message.direction() == Message.Direction.INBOUND;
                inbound += isInbound ? 1 : 0;
                unread += isInbound && message.seq() > counters.agentReadSeq() ? 1 : 0;
                if (message.inboundCount() != inbound) {
                    violations.add(conversation.key() + ": seq " + message.seq() + " says " + message.inboundCount()
                            + " inbound so far, there are " + inbound);
                }
            }
            if (counters.unreadCount() != unread || counters.inboundCount() != inbound) {
                violations.add(conversation.key() + " has " + counters + ", a recount gives " + unread + " unread of "
                        + inbound);
            }
        }
        return violations;
    }
}
