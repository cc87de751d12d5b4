package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Pending;
import io.deskstream.persistence.domain.world.History;
import java.util.List;

/** What waits in a conversation has its bounds. */
public final class ListsAreBounded implements Guarantee {

    @Override
    public List<String> violations(History history) {
        return history.tables.conversations().stream()
                .filter(conversation -> !isBounded(conversation))
                .map(Conversation::toString)
                .toList();
    }

    private static boolean isBounded(Conversation conversation) {
        Pending pending = conversation.pending();
        return pending.heldEchoes().size() <= 50
                && pending.awaiting().size() <= 500
                && pending.deliveredMids().size() <= 100
                && pending.readMids().size() <= 100
                && pending.early().size() <= 200
                && pending.answers().size() <= 50
                && pending.sends().stream()
                                .filter(send -> send.phase() == Pending.Phase.SETTLED)
                                .count()
                        <= 20;
    }
}
