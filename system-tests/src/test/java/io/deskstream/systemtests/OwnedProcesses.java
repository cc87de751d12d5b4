package io.deskstream.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that runs on one data directory, found by that path in a process's arguments, environment or working directory:
 * parents and children alike, also those whose parent is gone.
 */
final class OwnedProcesses {

    private final String mark;

    OwnedProcesses(Path dataDirectory) {
        this.mark = dataDirectory.toString();
    }

    List<ProcessHandle> running() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && process.isAlive())
                .filter(process -> isOurs(Path.of("/proc", Long.toString(process.pid()))))
                .toList();
    }

    /** SIGKILL to all of them, until none is left. */
    void kill9() {
        Awaiting.until(
                "every process is killed",
                () -> {
                    List<ProcessHandle> left = running();
                    left.forEach(ProcessHandle::destroyForcibly);
                    return left;
                },
                List::isEmpty);
    }

    private boolean isOurs(Path process) {
        return !isZombie(process)
                && (text(process, "cmdline").contains(mark)
                        || text(process, "environ").contains(mark)
                        || workingDirectory(process).startsWith(mark));
    }

    /** Ended, only nobody has asked for its exit code: it holds nothing. */
    private static boolean isZombie(Path process) {
        String stat = text(process, "stat");
        return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private static String text(Path process, String file) {
        try {
            return Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrForeign) {
            return "";
        }
    }

    private static String workingDirectory(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).toString();
        } catch (IOException goneOrForeign) {
            return "";
        }
    }
}
