package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot go on says why in one line, as a process of its own: that is what the person sees. */
class RefusedStartTest {

    @TempDir
    Path directory;

    @Test
    void aTakenPortIsNamedWithItsPartAndTheWayOut() throws Exception {
        int offset = freeOffset();
        try (ServerSocket _ = new ServerSocket(Part.GATEWAY.port(offset), 1, InetAddress.getLoopbackAddress())) {
            Ended start = start(Map.of("DESKSTREAM_PORT_OFFSET", Integer.toString(offset)));

            assertThat(start.code()).isEqualTo(1);
            assertThat(start.output().lines()).hasSize(1);
            assertThat(start.output())
                    .contains(
                            Integer.toString(Part.GATEWAY.port(offset)), "realtime-gateway", "DESKSTREAM_PORT_OFFSET");
        }
    }

    @Test
    void aSettingThatMakesNoSenseIsNamed() throws Exception {
        Ended start = start(Map.of("DESKSTREAM_PORT_OFFSET", "many"));

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.output().lines())
                .singleElement()
                .asString()
                .startsWith("deskstream: DESKSTREAM_PORT_OFFSET: wants");
    }

    private static int freeOffset() {
        int first = (int) (ProcessHandle.current().pid() % 100) * 100;
        return IntStream.range(0, 100)
                .map(step -> 5_000 + (first + step * 100) % 10_000)
                .filter(offset -> Arrays.stream(Part.values()).allMatch(part -> Ports.isFree(part.port(offset))))
                .findFirst()
                .orElseThrow();
    }

    private Ended start(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandaloneApplication.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("DESKSTREAM_DATA_DIR", directory.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int code, String output) {}
}
