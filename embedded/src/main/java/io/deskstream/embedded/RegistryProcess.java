package io.deskstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio Registry as a child process on loopback, its storage a database of the given PostgreSQL, its compatibility rule
 * FULL_TRANSITIVE. Speaks Confluent's API at {@link #url()}. One that a killed JVM left behind is ended first.
 * Not for use by several threads, but {@link #close()} may be called while another thread starts it.
 */
public final class RegistryProcess implements AutoCloseable {

    private static final String DATABASE = "registry";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    static final List<OwnProcesses.Signal> SHUTDOWN = List.of(new OwnProcesses.Signal("TERM", Duration.ofSeconds(10)));

    private final EmbeddedPostgres postgres;
    private final Path directory;
    private final Path log;
    private final int port;
    private final boolean temporary;
    private volatile @Nullable Process process;

    /**
     * @param directory the working directory, by which an orphan is known; nothing of value is kept in it
     * @param log file for the process's output
     */
    public RegistryProcess(EmbeddedPostgres postgres, Path directory, Path log, int port) {
        this(postgres, directory, log, port, false);
    }

    private RegistryProcess(EmbeddedPostgres postgres, Path directory, Path log, int port, boolean temporary) {
        this.postgres = postgres;
        this.directory = directory.toAbsolutePath().normalize();
        this.log = log;
        this.port = port;
        this.temporary = temporary;
    }

    /** For tests: a directory that is deleted on close and a port that is free. */
    public static RegistryProcess temporary(EmbeddedPostgres postgres) {
        Path directory = TemporaryDirectories.make("registry");
        return new RegistryProcess(postgres, directory, directory.resolve("registry.log"), Ports.free(), true);
    }

    /** Ends a registry that a killed JVM left behind on this directory. */
    public void endOrphan() {
        OwnProcesses.endOrphans("schema registry", mark(directory), SHUTDOWN);
    }

    /** Returns when the registry answers and its rule is set. The PostgreSQL must be running. */
    public RegistryProcess start() {
        endOrphan();
        Ports.requireFree("the schema registry", port);
        postgres.createDatabaseIfAbsent(DATABASE);
        Process launched = launch();
        process = launched;
        new RegistryReadiness(url(), launched, log).await(START_LIMIT);
        return this;
    }

    /** The base address of Confluent's API. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Completes when the process that was started last has ended, for whatever reason. */
    public CompletableFuture<?> ended() {
        return Objects.requireNonNull(process, "not started").onExit();
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            OwnProcesses.end(running.toHandle(), SHUTDOWN);
            process = null;
        }
        if (temporary) {
            Directories.deleteQuietly(directory);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(OwnProcesses.ownSession());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark(directory),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + Ports.free(),
                "-Dquarkus.banner.enabled=false",
                "-jar",
                Programs.registry().resolve("quarkus-run.jar").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("APICURIO_"));
        builder.environment().putAll(storage());
        try {
            Files.createDirectories(directory);
            return builder.redirectOutput(LogFiles.appendTo(log)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By environment, so that the password is not seen in the list of processes. */
    private Map<String, String> storage() {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "postgresql",
                "APICURIO_DATASOURCE_URL", postgres.jdbcUrlWithoutPassword(DATABASE),
                "APICURIO_DATASOURCE_USERNAME", postgres.user(),
                "APICURIO_DATASOURCE_PASSWORD", postgres.password(),
                "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1",
                "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1",
                "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "5");
    }

    /** An argument of the process by which it is known again. */
    static String mark(Path directory) {
        return "-Ddeskstream.registry.of=" + directory;
    }
}
