package io.deskstream.persistence.kafka.directory;

import io.deskstream.persistence.directory.DirectoryImage;
import io.deskstream.persistence.postgres.directory.DirectoryImages;
import io.deskstream.persistence.postgres.directory.DirectoryOutbox;
import io.deskstream.persistence.postgres.directory.DirectoryOutbox.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Flux;

/**
 * Tells the topic what waits in the outbox, one batch a call. Order per entity holds: one instance at a time works, under a
 * lease that outlasts whatever it may still have under way, and an image is read after the lease was taken. A batch that
 * fails stays in the outbox. Called by one thread.
 */
final class DirectoryRelay {

    private static final int BATCH = 200;
    private static final Duration LEASE = Duration.ofSeconds(8);
    /** The records must be on their way by then, so that the lease outlasts them. */
    private static final Duration READING =
            LEASE.minus(DirectoryPublisher.AT_MOST).minusSeconds(1);

    private final UUID instance = UUID.randomUUID();
    private final DirectoryOutbox outbox;
    private final DirectoryImages images;
    private final DirectoryPublisher publisher;

    DirectoryRelay(DirectoryOutbox outbox, DirectoryImages images, DirectoryPublisher publisher) {
        this.outbox = outbox;
        this.images = images;
        this.publisher = publisher;
    }

    /** Whether something was told, so that more may wait. */
    boolean relay() throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        if (!Objects.requireNonNull(outbox.claim(instance, LEASE).block(READING))) {
            return false;
        }
        List<Row> rows = Objects.requireNonNull(outbox.oldest(BATCH).block(READING));
        List<DirectoryImage> current = Objects.requireNonNull(
                Flux.fromStream(rows.stream().map(Row::entity).distinct())
                        .concatMap(images::image)
                        .collectList()
                        .block(READING));
        var records = publisher.records(current);
        if (System.nanoTime() - begun > READING.toNanos()) {
            return false;
        }
        publisher.publish(records);
        outbox.delete(rows).block(LEASE);
        return !rows.isEmpty();
    }

    void release() {
        outbox.release(instance).block(LEASE);
    }
}
