package io.deskstream.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole system as {@code ./deskstream up --bare} runs it: a process of its own, in a data directory of its own, on ports
 * of its own. It can be started, stopped and killed again and again on the same data. One thread at a time.
 */
final class RunningSystem implements AutoCloseable {

    static final String ADMIN_EMAIL = "admin@deskstream.local";
    static final String ADMIN_PASSWORD = "deskstream";

    private static final Path ROOT = Path.of(System.getProperty("deskstream.root", ".."))
            .toAbsolutePath()
            .normalize();
    private static final Duration START_PATIENCE = Duration.ofSeconds(150);
    private static final String READY = "deskstream is ready";

    private final int offset;
    private final Path folder;
    private final Path data;
    private final Map<String, String> environment;
    private final OwnedProcesses processes;
    private Optional<Process> process = Optional.empty();
    private int starts;

    private RunningSystem(String name, int offset, Map<String, String> environment) {
        this.offset = offset;
        this.folder = Path.of("target", "systems", name).toAbsolutePath();
        this.data = folder.resolve("data");
        this.environment = environment;
        this.processes = new OwnedProcesses(data);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "kill-" + name));
    }

    /** Not started yet, without data. */
    static RunningSystem fresh(String name, int offset, Map<String, String> environment) {
        RunningSystem system = new RunningSystem(name, offset, environment);
        system.processes.kill9();
        Folders.delete(system.folder);
        Folders.create(system.folder);
        return system;
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + (Ports.GATEWAY + offset));
    }

    URI webhooks() {
        return URI.create("http://127.0.0.1:" + (Ports.INGEST + offset) + "/webhooks/meta");
    }

    /** Returns when the system says that it is ready. */
    void start() {
        starts++;
        long begin = System.nanoTime();
        try {
            process = Optional.of(command().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaiting.until("the system says that it is ready", START_PATIENCE, this::readyOrEnded, ready -> ready);
        System.out.printf(
                "%s: start %d took %.1f s%n", folder.getFileName(), starts, (System.nanoTime() - begin) / 1e9);
    }

    /** SIGTERM, as Ctrl-C does; the exit code. */
    int stop() {
        Process running = process.orElseThrow();
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the system does not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return running.exitValue();
    }

    /** SIGKILL to everything at once: the JVM, PostgreSQL and the registry. */
    void kill9() {
        process.ifPresent(Process::destroyForcibly);
        processes.kill9();
    }

    List<ProcessHandle> leftRunning() {
        return processes.running();
    }

    boolean portsAreFree() {
        return Ports.allFree(offset);
    }

    /** What the present run printed, and the ends of its logs. */
    String output() {
        StringBuilder text = new StringBuilder();
        List<Path> files = new ArrayList<>(List.of(outputFile()));
        files.addAll(Folders.list(data.resolve("logs")));
        for (Path file : files) {
            text.append("---- ").append(file).append('\n');
            Folders.lastLines(file, 60).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** Kills what runs and gives up the data; the output and the logs stay. */
    @Override
    public void close() {
        kill9();
        try (Stream<Path> parts = Folders.list(data).stream()) {
            parts.filter(part -> !part.endsWith("logs")).forEach(Folders::delete);
        }
    }

    private boolean readyOrEnded() throws IOException {
        if (Files.readString(outputFile()).contains(READY)) {
            return true;
        }
        if (process.stream().noneMatch(Process::isAlive)) {
            throw new AssertionError("the system did not start:\n" + output());
        }
        return false;
    }

    private Path outputFile() {
        return folder.resolve("output-" + starts + ".txt");
    }

    /** The same words as in the script {@code deskstream}. */
    private ProcessBuilder command() {
        Path standalone = ROOT.resolve("standalone").resolve("target");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Ddeskstream.root=" + ROOT,
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        Folders.newestJar(standalone) + ":" + standalone.resolve("lib") + "/*",
                        "io.deskstream.standalone.StandaloneApplication",
                        "--bare")
                .redirectErrorStream(true)
                .redirectOutput(outputFile().toFile());
        builder.environment().keySet().removeIf(RunningSystem::isSetting);
        builder.environment().putAll(environment);
        builder.environment().put("DESKSTREAM_DATA_DIR", data.toString());
        builder.environment().put("DESKSTREAM_PORT_OFFSET", Integer.toString(offset));
        return builder;
    }

    private static boolean isSetting(String variable) {
        return variable.startsWith("DESKSTREAM_")
                || List.of("KAFKA_BOOTSTRAP_SERVERS", "SCHEMA_REGISTRY_URL", "DATABASE_URL")
                        .contains(variable);
    }
}
