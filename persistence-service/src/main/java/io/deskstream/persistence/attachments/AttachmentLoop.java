package io.deskstream.persistence.attachments;

import io.deskstream.persistence.postgres.files.AttachmentWork;
import io.deskstream.persistence.storage.Scratch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;

/** The thread that has due tasks done, a few at a time, about once a second. Instances share the tasks out by leases. */
final class AttachmentLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentLoop.class);
    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Between looks for what nobody needs any more. */
    private static final Duration EVERY = Duration.ofHours(1);

    private final AttachmentWork work;
    private final AttachmentCopies copies;
    private final Scratch scratch;
    private final Clock clock;
    private Instant swept = Instant.EPOCH;
    private volatile @Nullable ScheduledExecutorService thread;

    AttachmentLoop(AttachmentWork work, AttachmentCopies copies, Scratch scratch, Clock clock) {
        this.work = work;
        this.copies = copies;
        this.scratch = scratch;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("attachments").factory());
        thread = started;
        started.scheduleWithFixedDelay(this::run, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            sweep();
            while (isRunning() && workSome() > 0) {
                continue;
            }
        } catch (RuntimeException e) {
            LOG.warn("attachments are late: {}", e.toString());
        }
    }

    private long workSome() {
        return Objects.requireNonNull(work.claim(AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(task -> copies.work(task).thenReturn(1), AT_ONCE)
                .count()
                .block(PATIENCE));
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(EVERY).isBefore(now)) {
            scratch.removeOlderThan(now.minus(EVERY));
            copies.removeForgottenUploads().block(PATIENCE);
            swept = now;
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops before the event loops (0). */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
