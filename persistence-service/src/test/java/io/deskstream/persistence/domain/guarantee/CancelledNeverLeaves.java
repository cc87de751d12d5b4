package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.world.History;
import java.util.Collection;
import java.util.List;

/** What was cancelled has not reached the platform, and does not. */
public final class CancelledNeverLeaves implements Guarantee {

    @Override
    public List<String> violations(History history) {
        if (history.tookBack) {
            return List.of();
        }
        return Images.byMessage(history).stream()
                .flatMap(Collection::stream)
                .map(Outgoing.MessageChanged::message)
                .filter(message -> message.status() == Message.Status.CANCELLED)
                .filter(message ->
                        history.left.stream().anyMatch(left -> left.messageId().equals(message.id())))
                .map(message -> "left: " + message)
                .toList();
    }
}
