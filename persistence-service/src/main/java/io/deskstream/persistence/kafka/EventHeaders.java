package io.deskstream.persistence.kafka;

import io.deskstream.persistence.recovery.Position;
import io.deskstream.schemas.topics.TopicCatalog;
import java.util.ArrayList;
import java.util.List;

/** Headers on conversation-events. */
final class EventHeaders {

    /** On a batch's last record of a partition: the {@link Position} that the batch commits. */
    static final String POSITION = "position";

    /** On a tombstone: the id of the message's conversation. */
    static final String CONVERSATION = "conversation_id";

    private EventHeaders() {}

    /**
     * A batch whose last event says where it ends.
     *
     * @param told in order; without events it ends unmarked, for it changed nothing that the log knows of
     * @throws IllegalStateException when the last event is a tombstone, which compaction would remove with the marker
     */
    static List<Publication> ended(List<Publication> told, Position position) {
        for (int i = told.size() - 1; i >= 0; i--) {
            Publication publication = told.get(i);
            if (publication.topic().equals(TopicCatalog.CONVERSATION_EVENTS.name())) {
                if (publication.value() == null) {
                    throw new IllegalStateException("a batch ends with a tombstone");
                }
                List<Publication> marked = new ArrayList<>(told);
                marked.set(i, publication.with(POSITION, position.text()));
                return marked;
            }
        }
        return told;
    }
}
