package io.deskstream.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The server's process: how it is started, and whether it takes connections. */
final class PostgresServer {

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "timezone=UTC",
            "log_timezone=UTC",
            "max_connections=100",
            "jit=off",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_checkpoints=off");

    private PostgresServer() {}

    static Process launch(PostgresCluster cluster, PostgresBinaries binaries, Privileges privileges, int port, Path log)
            throws IOException {
        return new ProcessBuilder(command(cluster, binaries, privileges, port))
                .redirectErrorStream(true)
                .redirectOutput(LogFiles.appendTo(log))
                .start();
    }

    private static List<String> command(
            PostgresCluster cluster, PostgresBinaries binaries, Privileges privileges, int port) {
        List<String> command = new ArrayList<>(OwnProcesses.ownSession());
        command.addAll(privileges.prefix());
        command.addAll(List.of(
                binaries.program("postgres").toString(),
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    static boolean takesConnections(Process process, PostgresCluster cluster, int port, long deadline) {
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (connects(cluster, port)) {
                return true;
            }
            Pause.briefly();
        }
        return false;
    }

    private static boolean connects(PostgresCluster cluster, int port) {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCluster.USER);
        properties.setProperty("password", cluster.password());
        try (var connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /**
     * Returns where another try makes sense: workers of a killed server let go of its shared memory a moment later than
     * their parent dies.
     */
    static void requireWorthRepeating(Path log, long deadline) {
        if (!LogFiles.tail(log).contains("shared memory block") || System.nanoTime() > deadline) {
            throw new PartFailedException(
                    "PostgreSQL does not start: " + LogFiles.lastLine(log) + " (see " + log + ")");
        }
        Pause.briefly();
    }
}
