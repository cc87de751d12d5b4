package io.deskstream.persistence.recovery;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One partition at a time of conversation-events, to be read. Used by one thread; blocks it. */
public interface EventLog {

    /** Where a batch ends. */
    record Marker(long offset, Position position) {}

    /** @param next the offset after these images */
    record Chunk(List<LoggedImage> images, long next) {}

    long end(int partition);

    /** The marker with the greatest position of {@code from} to {@code end}; late copies of older ones may stand after it. */
    @Nullable
    Marker newestMarker(int partition, long from, long end);

    /** Everything of {@code from} to {@code end}, in order, in chunks of bounded size; the last one's next is {@code end}. */
    void read(int partition, long from, long end, Consumer<Chunk> sink);
}
