package io.deskstream.persistence.recovery;

import java.util.List;

/**
 * What a comparison of tables and log came to.
 *
 * @param lost told by a batch that was never wholly published and that the tables do not hold: whoever holds these must be
 *     told otherwise
 */
public record Recovered(Standing standing, LastBatch lastBatch, List<LoggedImage> lost) {

    /** What is to be done with what the last batch in the tables told. */
    public enum LastBatch {
        /** The log may lack some of it. */
        PUBLISH_AGAIN,
        /** The log has its events; of its other records nobody knows. */
        EVENTS_ARE_PUBLISHED,
        /** The log went on after it. */
        WHOLLY_PUBLISHED
    }
}
