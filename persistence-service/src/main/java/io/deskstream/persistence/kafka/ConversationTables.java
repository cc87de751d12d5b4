package io.deskstream.persistence.kafka;

import io.deskstream.persistence.domain.Needs;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.recovery.Position;
import io.deskstream.persistence.recovery.Standing;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables, as the input loop needs them. Blocks its caller; a database that does not answer is waited for. */
public interface ConversationTables {

    /**
     * Where a partition stands.
     *
     * @param batch batches committed so far
     * @param nextOffsets of {@link io.deskstream.schemas.topics.TopicCatalog#INPUTS}, in that order
     * @param eventsOffset everything that conversation-events holds below it is in the tables
     * @param unpublished what the last batch told, as {@code Publications} bytes
     */
    record Progress(
            int partition,
            long epoch,
            long batch,
            long[] nextOffsets,
            long nextRequestNo,
            long eventsOffset,
            byte[] unpublished) {

        public Standing standing() {
            Position position = new Position(Arrays.stream(nextOffsets).boxed().toList(), nextRequestNo);
            return new Standing(partition, epoch, position, eventsOffset);
        }
    }

    /** Takes a partition from whoever had it: its epoch is raised. Offsets of a partition never worked before are -1. */
    Progress take(int partition);

    /** The rows that are needed, by conversation id; those of a conversation that is not there yet are empty. */
    Map<UUID, Rows> load(Map<UUID, Needs> needs);

    /**
     * Stores progress and rows in one transaction. Storing the same again changes nothing.
     *
     * @throws FencedException when a partition has another owner by now, or the tables lack the batch before (an older copy
     *     was restored); nothing is stored
     * @throws UnstorableException when the database refuses the data itself; nothing is stored
     */
    void commit(Collection<Progress> progress, Collection<Rows> rows);

    /** Another instance has taken a partition over. */
    final class FencedException extends RuntimeException {
        public FencedException(String message) {
            super(message);
        }
    }

    /** The data cannot be stored, now or later. */
    final class UnstorableException extends RuntimeException {
        public UnstorableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
