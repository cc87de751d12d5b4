package io.deskstream.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Child processes that outlive a terminal's Ctrl-C (their own session), and the ones that an earlier, killed JVM left
 * behind. An orphan is recognised by a mark among its arguments, a path of ours, and never by a number alone.
 */
final class OwnProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(OwnProcesses.class);
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnProcesses() {}

    /** The words that start a command in a session of its own, so that a terminal's signals reach only us. */
    static List<String> ownSession() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }

    /** Ends every process that carries {@code mark} as one whole argument: each signal in turn, each with its patience. */
    static void endOrphans(String part, String mark, List<Signal> signals) {
        for (ProcessHandle orphan : others(pid -> arguments(pid).contains(mark))) {
            LOG.warn("{}: ending process {} that an earlier run left behind", part, orphan.pid());
            end(orphan, signals);
        }
    }

    static void end(ProcessHandle process, List<Signal> signals) {
        for (Signal signal : signals) {
            signal(process.pid(), signal.name());
            if (endsWithin(process, signal.patience())) {
                return;
            }
        }
        process.destroyForcibly();
        if (!endsWithin(process, Duration.ofSeconds(5))) {
            throw new PartFailedException("process %d cannot be ended".formatted(process.pid()));
        }
    }

    /** Ends every process that works in {@code directory}. */
    static void endWorkersIn(Path directory, List<Signal> signals) {
        others(pid -> worksIn(directory, pid)).forEach(worker -> end(worker, signals));
    }

    /** Whether this system shows what processes do; without that, no conclusion is drawn from finding none. */
    static boolean areVisible() {
        return Files.isReadable(PROCESSES.resolve("self/cmdline"));
    }

    private static List<ProcessHandle> others(LongPredicate kind) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && kind.test(process.pid()))
                .filter(OwnProcesses::isRunning)
                .toList();
    }

    private static boolean worksIn(Path directory, long pid) {
        try {
            return Files.readSymbolicLink(PROCESSES.resolve(pid + "/cwd")).equals(directory);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static List<String> arguments(long pid) {
        try {
            String line = Files.readString(PROCESSES.resolve(pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return List.of(line.split("\0", -1));
        } catch (IOException goneOrForeign) {
            return List.of();
        }
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.warn("process {} was not reached by SIG{}", pid, name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        return true;
    }

    /** A process that has ended, but that its parent has not taken note of, holds nothing any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !state(process.pid()).startsWith("Z");
    }

    private static String state(long pid) {
        try {
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2);
        } catch (IOException goneOrUnknown) {
            return "";
        }
    }

    /** A signal, by the name that {@code kill} knows, and how long its receiver may take to end. */
    record Signal(String name, Duration patience) {}
}
