package io.deskstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. As root it is therefore started in a user namespace in which it is nobody (files
 * stay root's); where namespaces are forbidden it runs as the system's user 65534, which then owns its directory.
 */
enum Privileges {
    ORDINARY,
    USER_NAMESPACE,
    OTHER_USER;

    private static final int NOBODY = 65534;

    static Privileges ofThisProcess() {
        if (!isRoot()) {
            return ORDINARY;
        }
        return succeeds("unshare", "-U", "true") ? USER_NAMESPACE : OTHER_USER;
    }

    /** The words before the command. */
    List<String> prefix() {
        return switch (this) {
            case ORDINARY -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "-U");
            case OTHER_USER -> List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        };
    }

    /** Gives the directory and all within it to the user that the command will run as. */
    void own(Path directory) throws IOException {
        if (this != OTHER_USER) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY);
            }
        }
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
