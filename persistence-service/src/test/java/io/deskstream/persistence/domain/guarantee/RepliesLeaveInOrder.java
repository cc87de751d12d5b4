package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.Message;
import io.deskstream.persistence.domain.world.History;
import io.deskstream.persistence.domain.world.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A conversation's replies leave in the order of their seq, but for those that were to leave later or got stuck as unknown. */
public final class RepliesLeaveInOrder implements Guarantee {

    @Override
    public List<String> violations(History history) {
        Map<UUID, Long> seqs = new HashMap<>();
        Set<UUID> excused = new HashSet<>(history.scheduled);
        for (Published published : history.log) {
            Published.Image image = published.image();
            if (image != null && image.row() instanceof Message message) {
                seqs.put(message.id(), message.seq());
                if (message.status() == Message.Status.UNKNOWN) {
                    excused.add(message.id());
                }
            }
        }
        return violations(history, seqs, excused);
    }

    private static List<String> violations(History history, Map<UUID, Long> seqs, Set<UUID> excused) {
        List<String> violations = new ArrayList<>();
        Map<Object, Long> last = new HashMap<>();
        for (History.Left left : history.left) {
            if (!excused.contains(left.messageId())) {
                long seq = seqs.getOrDefault(left.messageId(), 0L);
                if (seq < last.getOrDefault(left.key(), 0L)) {
                    violations.add(left + " (seq " + seq + ") left after seq " + last.get(left.key()));
                }
                last.merge(left.key(), seq, Math::max);
            }
        }
        return violations;
    }
}
