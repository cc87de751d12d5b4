package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Conversation;
import io.deskstream.persistence.domain.Counters;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The platform's marks only move forward, and none is above the newest message. */
public final class MarksNeverGoBack implements Guarantee {

    @Override
    public List<String> violations(History history) {
        if (history.tookBack) {
            return List.of(); // a lost batch had moved them
        }
        Map<UUID, Counters> before = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (Conversation conversation : images(history)) {
            Counters now = conversation.counters();
            Counters then = before.put(conversation.id(), now);
            boolean back = then != null
                    && (now.readUpToSeq() < then.readUpToSeq() || now.deliveredUpToSeq() < then.deliveredUpToSeq());
            if (back || now.deliveredUpToSeq() > now.lastSeq() || now.readUpToSeq() > now.deliveredUpToSeq()) {
                violations.add(conversation.key() + " has " + now + " after " + then);
            }
        }
        return violations;
    }

    private static List<Conversation> images(History history) {
        return history.log.stream()
                .map(Published::image)
                .filter(image -> image != null && image.row() instanceof Conversation)
                .sorted(Comparator.comparingLong(image -> image == null ? 0 : image.version()))
                .map(image -> (Conversation) image.row())
                .toList();
    }
}
