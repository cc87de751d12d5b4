package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.world.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A conversation's replies leave in the order in which they were written, or retried; but for those that were to leave later
 * or got stuck as unknown.
 */
public final class RepliesLeaveInOrder implements Guarantee {

    @Override
    public List<String> violations(History history) {
        if (history.tookBack) {
            return List.of(); // a reply that a lost batch had told of has its place anew
        }
        Map<UUID, TreeMap<Integer, Long>> queued = new HashMap<>();
        Set<UUID> excused = new HashSet<>(history.scheduled);
        for (Collection<Outgoing.MessageChanged> images : Images.byMessage(history)) {
            Message.Status before = Message.Status.FAILED;
            for (Outgoing.MessageChanged image : images) {
                Message message = image.message();
                if (message.status() == Message.Status.UNKNOWN) {
                    excused.add(message.id());
                }
                if (message.status() == Message.Status.QUEUED && before == Message.Status.FAILED) {
                    queued.computeIfAbsent(message.id(), id -> new TreeMap<>())
                            .put(message.attempt(), message.version());
                }
                before = message.status();
            }
        }
        return violations(history, queued, excused);
    }

    /** @param queued the version that put a message into the queue, by the attempt before */
    private static List<String> violations(
            History history, Map<UUID, TreeMap<Integer, Long>> queued, Set<UUID> excused) {
        List<String> violations = new ArrayList<>();
        Map<Object, Long> last = new HashMap<>();
        for (History.Left left : history.left) {
            TreeMap<Integer, Long> since = queued.get(left.messageId());
            if (since != null && !excused.contains(left.messageId())) {
                long place = since.floorEntry(left.attempt() - 1).getValue();
                if (place < last.getOrDefault(left.key(), 0L)) {
                    violations.add(left + " (queued at " + place + ") left after " + last.get(left.key()));
                }
                last.merge(left.key(), place, Math::max);
            }
        }
        return violations;
    }
}
