package io.deskstream.persistence.kafka;

import io.deskstream.persistence.domain.Rows;
import io.deskstream.persistence.domain.Source;
import io.deskstream.persistence.kafka.ConversationTables.Progress;
import io.deskstream.persistence.recovery.CatchUp;
import io.deskstream.persistence.recovery.LostBatch;
import io.deskstream.persistence.recovery.Recovered;
import io.deskstream.persistence.recovery.Standing;
import io.deskstream.persistence.recovery.ViewTables;
import io.deskstream.schemas.topics.TopicCatalog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes partitions over: shuts out the former owner, brings the tables up to the log, takes back what a lost batch told, and
 * publishes what the last batch may not have published. Used by the worker's thread alone; blocks it until all that is done.
 */
final class Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final ConversationTables tables;
    private final ViewTables view;
    private final EventLogs logs;
    private final OutgoingWriter writer;
    private final Clock clock;

    Takeover(ConversationTables tables, ViewTables view, EventLogs logs, OutgoingWriter writer, Clock clock) {
        this.tables = tables;
        this.view = view;
        this.logs = logs;
        this.writer = writer;
        this.clock = clock;
    }

    /** Where each of the partitions stands now, ready to be worked. */
    List<Progress> take(Iterable<Integer> partitions, BatchPublisher publisher) {
        List<Progress> taken = new ArrayList<>();
        try (EventLogs.Opened log = logs.open()) {
            for (int partition : partitions) {
                taken.add(take(partition, log, publisher));
            }
        }
        return taken;
    }

    private Progress take(int partition, EventLogs.Opened log, BatchPublisher publisher) {
        Progress taken = tables.take(partition);
        Recovered recovered = new CatchUp(log, view, new CatchUpReport()).recover(taken.standing());
        Progress mended = mend(taken, recovered);
        publishAgain(partition, toPublish(taken, mended, recovered), publisher);
        return mended;
    }

    /** A batch of corrections, stored like any other; it goes by without a number so that it ends at a position of its own. */
    private Progress mend(Progress taken, Recovered recovered) {
        Standing standing = recovered.standing();
        if (recovered.lost().isEmpty()) {
            return progress(taken, standing, taken.batch(), standing.position().nextRequestNo(), new byte[0]);
        }
        LOG.warn(
                "partition={} lost a batch before it was wholly published: its events are taken back images={}",
                taken.partition(),
                recovered.lost().size());
        LostBatch lost = new LostBatch(recovered.lost());
        Map<UUID, Rows> rows = tables.load(lost.needs());
        Source source = new Source(TopicCatalog.CONVERSATION_EVENTS.name(), taken.partition(), standing.eventsOffset());
        List<Publication> corrections =
                lost.takeBack(rows, source, clock.instant().truncatedTo(ChronoUnit.MILLIS)).stream()
                        .map(outgoing -> writer.write(outgoing, 0))
                        .toList();
        long nextRequestNo = standing.position().nextRequestNo() + 1;
        Progress mended = progress(
                taken,
                standing,
                taken.batch() + 1,
                nextRequestNo,
                Publications.toBytes(
                        EventHeaders.ended(corrections, standing.position().withRequestNo(nextRequestNo))));
        tables.commit(List.of(mended), rows.values());
        return mended;
    }

    private static Progress progress(
            Progress taken, Standing standing, long batch, long nextRequestNo, byte[] unpublished) {
        return new Progress(
                taken.partition(),
                taken.epoch(),
                batch,
                standing.position().nextOffsets().stream()
                        .mapToLong(Long::longValue)
                        .toArray(),
                nextRequestNo,
                standing.eventsOffset(),
                unpublished);
    }

    private static List<Publication> toPublish(Progress taken, Progress mended, Recovered recovered) {
        if (!recovered.lost().isEmpty()) {
            return Publications.fromBytes(mended.unpublished());
        }
        List<Publication> lastBatch = Publications.fromBytes(taken.unpublished());
        return switch (recovered.lastBatch()) {
            case PUBLISH_AGAIN -> lastBatch;
            case EVENTS_ARE_PUBLISHED ->
                lastBatch.stream()
                        .filter(told -> !told.topic().equals(TopicCatalog.CONVERSATION_EVENTS.name()))
                        .toList();
            case WHOLLY_PUBLISHED -> List.of();
        };
    }

    private static void publishAgain(int partition, List<Publication> publications, BatchPublisher publisher) {
        try {
            publisher.await();
            publisher.publish(Map.of(partition, publications));
            publisher.await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
