package io.deskstream.standalone;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that are up or coming up. Once stopping has begun nothing more is started; what is coming up is given time to
 * get there, then all is stopped, the last of {@link Part} first. Safe from any thread.
 */
final class RunningParts {

    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private final Map<Part, StartablePart> parts = new EnumMap<>(Part.class);
    private int starting;
    private boolean stopping;

    /** Starts the part on the caller's thread. */
    void start(Part name, StartablePart part) {
        begin(name, part);
        try {
            part.start();
        } finally {
            end();
        }
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /** Stops everything; a second caller returns at once. */
    void stop() {
        for (Map.Entry<Part, StartablePart> part : takeAll().entrySet()) {
            stopWithPatience(part.getKey(), part.getValue());
        }
    }

    private synchronized void begin(Part name, StartablePart part) {
        if (stopping) {
            throw new StartRefusedException("stopped while starting");
        }
        parts.put(name, part);
        starting++;
    }

    private synchronized void end() {
        starting--;
        notifyAll();
    }

    private synchronized Map<Part, StartablePart> takeAll() {
        stopping = true;
        awaitStarts();
        Map<Part, StartablePart> taken = new TreeMap<>(Collections.reverseOrder());
        taken.putAll(parts);
        parts.clear();
        return taken;
    }

    private synchronized void awaitStarts() {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try {
            for (long left = START_PATIENCE.toMillis();
                    starting > 0 && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stopWithPatience(Part name, StartablePart part) {
        Thread stopper =
                Thread.ofPlatform().daemon().name("stop-" + name.title()).start(() -> stop(name, part));
        try {
            if (!stopper.join(STOP_PATIENCE)) {
                LOG.warn("{} did not stop within {}", name.title(), STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Part name, StartablePart part) {
        try {
            part.stop();
            LOG.info("{} stopped", name.title());
        } catch (RuntimeException e) {
            LOG.warn("{} did not stop cleanly", name.title(), e);
        }
    }
}
