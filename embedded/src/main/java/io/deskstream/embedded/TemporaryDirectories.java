package io.deskstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directories of temporary parts. Each carries its JVM's number in its name: what a killed test run left behind, its
 * processes included, is cleared away by the next one.
 */
final class TemporaryDirectories {

    private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern NAME = Pattern.compile("deskstream-(postgres|registry|kafka)-(\\d+)-\\d+");

    private TemporaryDirectories() {}

    /** A new one, to be deleted by its owner. */
    static Path make(String part) {
        clearLeftovers(part);
        try {
            return Files.createTempDirectory(
                    "deskstream-" + part + "-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearLeftovers(String part) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(ROOT, "deskstream-" + part + "-*")) {
            for (Path directory : directories) {
                if (isLeftover(directory)) {
                    OwnProcesses.endOrphans(part, directory.resolve("data").toString(), EmbeddedPostgres.SHUTDOWN);
                    OwnProcesses.endOrphans(part, RegistryProcess.mark(directory), RegistryProcess.SHUTDOWN);
                    Directories.deleteQuietly(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftover(Path directory) {
        Matcher name = NAME.matcher(directory.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty();
    }
}
