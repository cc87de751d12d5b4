package io.deskstream.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a child process again that ended although nobody stopped it (the system may have, for want of memory): the
 * services wait for it meanwhile and lose nothing. After {@value #LIMIT} tries it gives up on the installation.
 */
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final int LIMIT = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RunningParts running;
    private final Console console;
    private final Consumer<String> giveUp;

    Revival(RunningParts running, Console console, Consumer<String> giveUp) {
        this.running = running;
        this.console = console;
        this.giveUp = giveUp;
    }

    void watch(Part name, StartablePart part, Supplier<CompletableFuture<?>> ended) {
        Thread.ofPlatform().daemon().name("watch-" + name.title()).start(() -> watchOver(name, part, ended));
    }

    private void watchOver(Part name, StartablePart part, Supplier<CompletableFuture<?>> ended) {
        for (int tries = 0; tries < LIMIT; tries++) {
            ended.get().join();
            if (running.stopping()) {
                return;
            }
            console.say("  " + name.title() + " ended unexpectedly: starting it again");
            tries += failuresUntilUp(name, part, LIMIT - tries);
        }
        giveUp.accept(name.title() + " ends again and again: see the logs");
    }

    /** One part may need another that is coming up again too, so a failure is repeated. */
    private int failuresUntilUp(Part name, StartablePart part, int most) {
        for (int failures = 0; failures < most && !running.stopping(); failures++) {
            try {
                running.start(name, part);
                console.say("  " + name.title() + " is up again");
                return failures;
            } catch (RuntimeException e) {
                LOG.warn("{} did not start again", name.title(), e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return most;
    }
}
