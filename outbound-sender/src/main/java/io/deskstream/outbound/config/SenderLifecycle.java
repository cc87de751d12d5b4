package io.deskstream.outbound.config;

import io.deskstream.outbound.kafka.Loop;
import io.deskstream.outbound.sending.InFlight;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the loops, and on the way down stops taking requests up before it waits for those in flight. What is left then is
 * unknown to the core, which asks.
 */
final class SenderLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SenderLifecycle.class);
    private static final Duration LOOP_ENDS = Duration.ofSeconds(8);
    private static final Duration CALLS_END = Duration.ofSeconds(25);

    private final List<Loop> loops;
    private final InFlight inFlight;
    private volatile boolean running;

    SenderLifecycle(List<Loop> loops, InFlight inFlight) {
        this.loops = List.copyOf(loops);
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        loops.forEach(Loop::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            loops.forEach(Loop::askToStop);
            for (Loop loop : loops) {
                loop.awaitEnd(LOOP_ENDS);
            }
            if (!inFlight.awaitNone(CALLS_END)) {
                log.warn("{} requests are left without an answer", inFlight.count());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    boolean isWorking() {
        return running && loops.stream().allMatch(Loop::isAlive);
    }
}
