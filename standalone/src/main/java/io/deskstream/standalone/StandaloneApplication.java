package io.deskstream.standalone;

import io.deskstream.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * {@code ./deskstream up}. Prints a line per part and at last {@code deskstream is ready}; runs until SIGTERM or SIGINT,
 * then stops all parts in order. A start that cannot go on says why in one line and exits with 1.
 */
public final class StandaloneApplication {

    private final Console console = new Console(System.out, System.err);
    private final RunningParts running = new RunningParts();
    private final AtomicBoolean failed = new AtomicBoolean();

    private StandaloneApplication() {}

    public static void main(String[] args) {
        Console console = new Console(System.out, System.err);
        try {
            Path root = Path.of(System.getProperty("deskstream.root", ""));
            Settings settings = Settings.of(List.of(args), System.getenv(), root);
            DataDirectory directory = DataDirectory.open(settings.dataDirectory());
            System.setProperty("deskstream.log.directory", directory.logs().toString());
            new StandaloneApplication().run(settings, directory);
        } catch (StartRefusedException e) {
            console.complain(Failures.oneLine(e));
            System.exit(1);
        }
    }

    private void run(Settings settings, DataDirectory directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(directory), "stop"));
        EmbeddedBroker.onFatal(this::fail);
        try {
            Revival revival = new Revival(running, console, this::fail);
            new Installation(settings, directory, console, running, revival).start();
            Welcome.say(console, settings);
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(StandaloneApplication.class).error("the start failed", e);
            fail(Failures.oneLine(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("stopped while starting");
        }
    }

    /** Says why and ends the process, unless it is being ended already. */
    private void fail(String why) {
        if (!running.stopping() && failed.compareAndSet(false, true)) {
            console.complain(why);
            Thread.ofPlatform().name("exit").start(() -> System.exit(1));
        }
    }

    private void stop(DataDirectory directory) {
        if (!failed.get()) {
            console.say("stopping");
        }
        running.stop();
        directory.close();
        if (!failed.get()) {
            console.say("stopped");
        }
    }
}
