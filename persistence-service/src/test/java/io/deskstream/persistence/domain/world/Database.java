package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.recovery.Position;
import java.util.List;

/**
 * What a transaction changes: the rows, and how far the partition is.
 *
 * @param unpublished what the last batch told
 * @param eventsOffset what the log holds below it is in the tables
 */
record Database(Tables tables, Position position, List<Published> unpublished, long eventsOffset) {

    static Database empty() {
        return new Database(new Tables(), new Position(List.of(0L, 0L, 0L), 1), List.of(), 0);
    }

    Database copy() {
        return new Database(tables.copy(), position, unpublished, eventsOffset);
    }
}
