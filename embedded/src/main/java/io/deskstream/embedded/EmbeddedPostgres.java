package io.deskstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as a child process on loopback, with fsync and synchronous_commit on. Its directory is made at the
 * first start and kept. A server that a killed JVM left behind on the same directory is ended first, by fast shutdown.
 * Not for use by several threads, but {@link #close()} may be called while another thread starts it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final List<OwnProcesses.Signal> SHUTDOWN = List.of(
            new OwnProcesses.Signal("INT", Duration.ofSeconds(20)),
            new OwnProcesses.Signal("QUIT", Duration.ofSeconds(5)));
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final Path programs;
    private final Path log;
    private final int port;
    private final boolean temporary;
    private volatile @Nullable Process process;
    private @Nullable PostgresCluster cluster;

    /**
     * @param directory where data and password are kept
     * @param programs where the server's programs are unpacked (75 MB); may be shared by several servers
     * @param log file for the server's output
     */
    public EmbeddedPostgres(Path directory, Path programs, Path log, int port) {
        this(directory, programs, log, port, false);
    }

    private EmbeddedPostgres(Path directory, Path programs, Path log, int port, boolean temporary) {
        this.directory = directory.toAbsolutePath().normalize();
        this.programs = programs;
        this.log = log;
        this.port = port;
        this.temporary = temporary;
    }

    /** For tests: a directory that is deleted on close and a port that is free. */
    public static EmbeddedPostgres temporary() {
        Path directory = TemporaryDirectories.make("postgres");
        return new EmbeddedPostgres(
                directory, Programs.shared(), directory.resolve("postgres.log"), Ports.free(), true);
    }

    /**
     * Ends a server that a killed JVM left behind on this directory, by fast shutdown; then what a killed server left
     * behind: its workers, and the file that says that it runs. The server itself judges that file by the process number
     * alone, which may be another's by now.
     */
    public void endOrphan() {
        Path data = directory.resolve("data");
        OwnProcesses.endOrphans("PostgreSQL", data.toString(), SHUTDOWN);
        OwnProcesses.endWorkersIn(data, SHUTDOWN.subList(1, 2));
        if (OwnProcesses.areVisible()) {
            deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the server takes connections. */
    public EmbeddedPostgres start() {
        try {
            Privileges privileges = Privileges.ofThisProcess();
            endOrphan();
            Ports.requireFree("PostgreSQL", port);
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(programs);
            PostgresCluster ready = PostgresCluster.in(directory, binaries, privileges);
            cluster = ready;
            serve(ready, binaries, privileges);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a server that another process runs on this directory: its addresses can be asked for, no more. */
    public EmbeddedPostgres attach() {
        try {
            cluster = PostgresCluster.existingIn(directory);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(PostgresCluster ready, PostgresBinaries binaries, Privileges privileges) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            Process launched = PostgresServer.launch(ready, binaries, privileges, port, log);
            process = launched;
            if (PostgresServer.takesConnections(launched, ready, port, deadline)) {
                return;
            }
            OwnProcesses.end(launched.toHandle(), SHUTDOWN);
            PostgresServer.requireWorthRepeating(log, deadline);
        }
    }

    public void createDatabaseIfAbsent(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new PartFailedException("PostgreSQL: database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** With user and password; a database that exists. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, database, user(), password());
    }

    public String jdbcUrlWithoutPassword(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** With user and password; a database that exists. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://%s:%s@127.0.0.1:%d/%s".formatted(user(), password(), port, database);
    }

    public String user() {
        return PostgresCluster.USER;
    }

    public String password() {
        return Objects.requireNonNull(cluster, "not started").password();
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

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            return found.next();
        }
    }
}
