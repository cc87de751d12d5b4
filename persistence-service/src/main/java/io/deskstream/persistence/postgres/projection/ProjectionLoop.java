package io.deskstream.persistence.postgres.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that projects, five times a second and on while there is more. A failure is told and tried again. */
@Component
class ProjectionLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionLoop.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Projection projection;
    private volatile @Nullable ScheduledExecutorService thread;

    ProjectionLoop(Projection projection) {
        this.projection = projection;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("projection").factory());
        thread = started;
        started.scheduleWithFixedDelay(this::project, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void project() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = Boolean.TRUE.equals(projection.step().block(PATIENCE));
            }
        } catch (RuntimeException e) {
            if (isRunning()) {
                LOG.warn("search and figures fall behind error={}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdown();
            try {
                if (!running.awaitTermination(5, TimeUnit.SECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException e) {
                running.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops before the database's event loops (0). */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
