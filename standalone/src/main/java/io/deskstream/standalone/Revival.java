package io.deskstream.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a child process again that ended although nobody stopped it (the system may have, for want of memory): the
 * services wait for it meanwhile and lose nothing. After {@value #LIMIT} times it gives up on the installation.
 */
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final int LIMIT = 5;

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
        try {
            for (int revivals = 0; ; revivals++) {
                ended.get().join();
                if (running.stopping()) {
                    return;
                }
                revive(name, part, revivals);
            }
        } catch (RuntimeException e) {
            LOG.error("{} is not started again", name.title(), e);
            giveUp.accept(name.title() + " ended and does not start again: " + Failures.reason(e));
        }
    }

    private void revive(Part name, StartablePart part, int revivals) {
        if (revivals == LIMIT) {
            throw new StartRefusedException("it ended " + (LIMIT + 1) + " times");
        }
        console.say("  " + name.title() + " ended unexpectedly: starting it again");
        running.start(name, part);
        console.say("  " + name.title() + " is up again");
    }
}
