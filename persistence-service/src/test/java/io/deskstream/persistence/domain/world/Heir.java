package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.recovery.CatchUp;
import io.deskstream.persistence.recovery.EventLog;
import io.deskstream.persistence.recovery.LoggedImage;
import io.deskstream.persistence.recovery.LostBatch;
import io.deskstream.persistence.recovery.Position;
import io.deskstream.persistence.recovery.Recovered;
import io.deskstream.persistence.recovery.Standing;
import io.deskstream.persistence.recovery.ViewTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes over from a database as it finds it, by the rules of the real service, over a log in memory. */
final class Heir {

    /** Small, so that chunks end within batches. */
    private static final int CHUNK = 3;

    private final List<Published> log;
    private final Fault fault;
    private final Tables tables;
    private Position position;
    private long eventsOffset;

    private Heir(List<Published> log, Database found, Fault fault) {
        this.log = log;
        this.fault = fault;
        this.tables = found.tables();
        this.position = found.position();
        this.eventsOffset = found.eventsOffset();
    }

    /** @param publishes what it has to publish before it goes on */
    record Taken(Database database, List<Published> publishes, boolean tookBack) {}

    static Taken take(List<Published> log, Database found, Instant now, Fault fault) {
        return new Heir(log, found, fault).take(found, now);
    }

    private Taken take(Database found, Instant now) {
        if (fault == Fault.DOES_NOT_CATCH_UP) {
            return new Taken(found, found.unpublished(), false);
        }
        Recovered recovered = new CatchUp(new Log(), new View(), (partition, records, offset, end) -> {})
                .recover(new Standing(0, 1, position, eventsOffset));
        if (fault == Fault.NUMBERS_FROM_THE_COPY) {
            position = position.withRequestNo(found.position().nextRequestNo());
        }
        if (recovered.lost().isEmpty() || fault == Fault.KEEPS_LOST_VERSIONS) {
            return new Taken(database(List.of()), toPublish(found.unpublished(), recovered), false);
        }
        List<Published> corrections = corrections(recovered.lost(), now);
        return new Taken(database(corrections), corrections, true);
    }

    private List<Published> toPublish(List<Published> lastBatch, Recovered recovered) {
        return switch (recovered.lastBatch()) {
            case PUBLISH_AGAIN -> lastBatch;
            case EVENTS_ARE_PUBLISHED ->
                lastBatch.stream().filter(told -> told.logged() == null).toList();
            case WHOLLY_PUBLISHED -> fault == Fault.PUBLISHES_RESTORED_EVENTS ? lastBatch : List.of();
        };
    }

    private List<Published> corrections(List<LoggedImage> lost, Instant now) {
        LostBatch batch = new LostBatch(lost);
        Map<UUID, Rows> rows = tables.load(batch.needs());
        List<Published> corrections = new ArrayList<>();
        for (Outgoing told : batch.takeBack(rows, new Source("conversation-events", 0, eventsOffset), now)) {
            corrections.add(new Published(told, 0));
        }
        tables.store(rows.values());
        position = position.withRequestNo(position.nextRequestNo() + 1);
        return Batch.ended(corrections, position);
    }

    private Database database(List<Published> unpublished) {
        return new Database(tables, position, unpublished, eventsOffset);
    }

    private final class Log implements EventLog {

        @Override
        public long end(int partition) {
            return log.size();
        }

        @Override
        public @Nullable Marker newestMarker(int partition, long from, long end) {
            Marker newest = null;
            for (int i = (int) from; i < end; i++) {
                Position at = log.get(i).position();
                if (at != null && (newest == null || !at.isBefore(newest.position()))) {
                    newest = new Marker(i, at);
                }
            }
            boolean whole = newest == null || fault != Fault.APPLIES_A_PARTIAL_BATCH;
            return whole ? newest : new Marker(end - 1, newest.position());
        }

        @Override
        public void read(int partition, long from, long end, Consumer<Chunk> sink) {
            for (long at = from; at < end; at += CHUNK) {
                long next = Math.min(end, at + CHUNK);
                List<LoggedImage> images = new ArrayList<>();
                for (Published published : log.subList((int) at, (int) next)) {
                    LoggedImage image = published.logged();
                    if (image != null) {
                        images.add(image);
                    }
                }
                sink.accept(new Chunk(images, next));
            }
        }
    }

    private final class View implements ViewTables {

        @Override
        public boolean apply(Standing standing, Collection<LoggedImage> images) {
            tables.apply(images);
            position = standing.position();
            eventsOffset = standing.eventsOffset();
            return true;
        }

        @Override
        public Map<UUID, Long> versions(Set<UUID> conversations) {
            Map<UUID, Long> versions = new HashMap<>();
            tables.conversations().stream()
                    .filter(conversation -> conversations.contains(conversation.id()))
                    .forEach(conversation -> versions.put(conversation.id(), conversation.version()));
            return versions;
        }

        @Override
        public Set<UUID> present(Collection<LoggedImage.MessageErased> tombstones) {
            Set<UUID> present = new HashSet<>();
            for (LoggedImage.MessageErased tombstone : tombstones) {
                if (tables.messages(tombstone.conversationId()).stream()
                        .anyMatch(message -> message.id().equals(tombstone.id()))) {
                    present.add(tombstone.id());
                }
            }
            return present;
        }
    }
}
