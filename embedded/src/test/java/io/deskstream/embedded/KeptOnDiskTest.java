package io.deskstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptOnDiskTest {

    private final int port = FreePorts.three();

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterAStopAndAStart() throws Exception {
        try (EmbeddedParts parts = EmbeddedParts.start(directory, port)) {
            new Facts(parts).write();
        }

        try (EmbeddedParts parts = EmbeddedParts.start(directory, port)) {
            new Facts(parts).assertKept();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndTheOrphansAreEnded() throws Exception {
        Process holder = holderOfParts();
        List<ProcessHandle> orphans = holder.descendants().toList();
        holder.destroyForcibly().waitFor();

        try (EmbeddedParts parts = EmbeddedParts.start(directory, port)) {
            assertThat(orphans).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            new Facts(parts).assertKept();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterEverythingWasKilledAtOnce() throws Exception {
        Process holder = holderOfParts();
        List<ProcessHandle> children = holder.descendants().toList();
        holder.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);

        try (EmbeddedParts parts = EmbeddedParts.start(directory, port)) {
            new Facts(parts).assertKept();
        }
    }

    private Process holderOfParts() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedParts.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = holder.inputReader();
        assertThat(output.lines().filter("written"::equals).findFirst()).isPresent();
        return holder;
    }
}
