package io.deskstream.persistence.recovery;

import io.deskstream.persistence.recovery.Recovered.LastBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a partition up to the end of the log's last whole batch. It goes in chunks and can be interrupted
 * anywhere: the position moves last, and the next attempt goes on from the chunk. Holds no state; blocks its caller.
 */
public final class CatchUp {

    private final EventLog log;
    private final ViewTables tables;
    private final Progress progress;

    /** Told after each chunk, on the caller's thread. */
    public interface Progress {
        /** @param records applied so far */
        void at(int partition, long records, long offset, long end);
    }

    public CatchUp(EventLog log, ViewTables tables, Progress progress) {
        this.log = log;
        this.tables = tables;
        this.progress = progress;
    }

    /**
     * Compares, and catches up where the tables are older than the log.
     *
     * @throws IllegalStateException when tables and log do not belong together
     */
    public Recovered recover(Standing taken) {
        long end = log.end(taken.partition());
        if (taken.eventsOffset() > end) {
            throw new IllegalStateException("the tables are ahead of conversation-events-" + taken.partition() + " ("
                    + taken.eventsOffset() + " > " + end
                    + "): they belong to another Kafka cluster, or its topics were made anew");
        }
        EventLog.Marker newest = log.newestMarker(taken.partition(), taken.eventsOffset(), end);
        LastBatch lastBatch = lastBatch(taken.position(), newest);
        Standing standing =
                newest != null && lastBatch == LastBatch.WHOLLY_PUBLISHED ? applyUpTo(newest, taken) : taken;
        long tail = newest == null ? standing.eventsOffset() : newest.offset() + 1;
        return new Recovered(standing, lastBatch, lost(taken.partition(), tail, end));
    }

    private static LastBatch lastBatch(Position held, EventLog.@Nullable Marker newest) {
        if (newest == null || newest.position().isBefore(held)) {
            return LastBatch.PUBLISH_AGAIN;
        }
        if (newest.position().equals(held)) {
            return LastBatch.EVENTS_ARE_PUBLISHED;
        }
        if (held.isBefore(newest.position())) {
            return LastBatch.WHOLLY_PUBLISHED;
        }
        throw new IllegalStateException("the tables stand at " + held.text() + ", the log at "
                + newest.position().text() + ": they do not belong together");
    }

    private Standing applyUpTo(EventLog.Marker newest, Standing taken) {
        Application application = new Application(taken, newest.offset() + 1);
        log.read(taken.partition(), taken.eventsOffset(), newest.offset() + 1, application::add);
        return application.reached(newest.position());
    }

    /** Applies chunk by chunk; what a constraint refuses waits for the next chunk. */
    private final class Application {

        private final long end;
        private final List<LoggedImage> waiting = new ArrayList<>();
        private Standing standing;
        private long records;

        Application(Standing from, long end) {
            this.standing = from;
            this.end = end;
        }

        void add(EventLog.Chunk chunk) {
            waiting.addAll(chunk.images());
            records += chunk.images().size();
            Standing next = standing.readUpTo(chunk.next());
            if (tables.apply(next, waiting)) {
                standing = next;
                waiting.clear();
            }
            progress.at(standing.partition(), records, chunk.next(), end);
        }

        Standing reached(Position position) {
            Standing reached = standing.readUpTo(end).at(position);
            if (!tables.apply(reached, waiting)) {
                throw new IllegalStateException(
                        "the images of conversation-events-" + reached.partition() + " contradict each other");
            }
            return reached;
        }
    }

    /**
     * After the last whole batch: late copies of what the tables hold, or a batch that was lost before it was wholly
     * published. At most that one batch is kept in memory.
     */
    private List<LoggedImage> lost(int partition, long from, long end) {
        List<LoggedImage> lost = new ArrayList<>();
        if (from < end) {
            log.read(partition, from, end, chunk -> lost.addAll(lostOf(chunk.images())));
        }
        return lost;
    }

    private List<LoggedImage> lostOf(List<LoggedImage> images) {
        Set<UUID> conversations = new HashSet<>();
        List<LoggedImage.MessageErased> tombstones = new ArrayList<>();
        for (LoggedImage image : images) {
            conversations.add(image.conversationId());
            if (image instanceof LoggedImage.MessageErased tombstone) {
                tombstones.add(tombstone);
            }
        }
        Map<UUID, Long> versions = new HashMap<>(tables.versions(conversations));
        Set<UUID> present = tombstones.isEmpty() ? Set.of() : tables.present(tombstones);
        return images.stream()
                .filter(image -> isLost(image, versions.getOrDefault(image.conversationId(), 0L), present))
                .toList();
    }

    private static boolean isLost(LoggedImage image, long version, Set<UUID> present) {
        return switch (image) {
            case LoggedImage.OfMessage(var key, var message) -> message.version() > version;
            case LoggedImage.OfConversation(var conversation) -> conversation.version() > version;
            case LoggedImage.MessageErased tombstone -> present.contains(tombstone.id());
        };
    }
}
