package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.recovery.Position;
import java.util.ArrayList;
import java.util.List;

/** What one batch publishes, in the order in which it does. */
final class Batch {

    private Batch() {}

    /** Requests last; the last event says where the batch ends. */
    static List<Published> ended(List<Published> told, Position position) {
        List<Published> ordered = new ArrayList<>();
        told.stream().filter(one -> !one.isRequest()).forEach(ordered::add);
        for (int i = ordered.size() - 1; i >= 0; i--) {
            if (ordered.get(i).logged() != null) {
                ordered.set(i, new Published(ordered.get(i).what(), 0, position));
                break;
            }
        }
        told.stream().filter(Published::isRequest).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
