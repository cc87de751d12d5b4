package io.deskstream.persistence.kafka;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;

/** The workers of this process and the timers, started after everything else and stopped before it. */
final class InputLoops implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<InputLoop> loops;
    private final WakePoller timers;
    private volatile boolean running;

    InputLoops(List<InputLoop> loops, WakePoller timers) {
        this.loops = loops;
        this.timers = timers;
    }

    @Override
    public void start() {
        running = true;
        IntStream.range(0, loops.size())
                .forEach(i -> Thread.ofPlatform().name("input-loop-" + i).start(loops.get(i)));
        timers.start();
    }

    @Override
    public void stop() {
        running = false;
        timers.close();
        try {
            for (InputLoop loop : loops) {
                loop.stop(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    boolean isReady() {
        return running && loops.stream().anyMatch(InputLoop::isReady);
    }
}
