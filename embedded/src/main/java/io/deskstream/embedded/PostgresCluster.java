package io.deskstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** PostgreSQL's files below one directory: the data, made once, and the password of its owner, readable by us alone. */
record PostgresCluster(Path directory, String password) {

    static final String USER = "deskstream";

    static PostgresCluster in(Path directory, PostgresBinaries binaries, Privileges privileges) throws IOException {
        Files.createDirectories(directory);
        String password = password(directory.resolve("password"));
        PostgresCluster cluster = new PostgresCluster(directory, password);
        Directories.makeOnce(cluster.data(), data -> initialise(data, password, binaries, privileges));
        return cluster;
    }

    static PostgresCluster existingIn(Path directory) throws IOException {
        return new PostgresCluster(
                directory, Files.readString(directory.resolve("password")).strip());
    }

    Path data() {
        return directory.resolve("data");
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path beside = file.resolveSibling("password.new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, password);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static void initialise(Path data, String password, PostgresBinaries binaries, Privileges privileges)
            throws IOException {
        privileges.own(data);
        List<String> command = new ArrayList<>(privileges.prefix());
        command.addAll(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=/dev/stdin",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = initdb.outputWriter()) {
            in.write(password + "\n");
        }
        String output = new String(initdb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (initdb.onExit().join().exitValue() != 0) {
            throw new PartFailedException("PostgreSQL: its data directory cannot be made: "
                    + output.strip().replaceAll("\\s*\\R\\s*", " "));
        }
    }
}
