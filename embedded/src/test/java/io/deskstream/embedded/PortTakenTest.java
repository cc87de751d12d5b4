package io.deskstream.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {

    private ServerSocket other;

    @TempDir
    Path directory;

    @BeforeEach
    void takePort() throws Exception {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void freePort() throws Exception {
        other.close();
    }

    @Test
    void theBrokerSaysWhichPortIsTakenAndWhatToDo() {
        try (EmbeddedBroker broker = new EmbeddedBroker(directory, other.getLocalPort())) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(PartFailedException.class)
                    .hasMessageContainingAll(Integer.toString(other.getLocalPort()), "Kafka", "DESKSTREAM_PORT_OFFSET");
        }
    }

    @Test
    void postgresSaysWhichPortIsTakenAndWhatToDo() {
        Path log = directory.resolve("log");
        try (var postgres = new EmbeddedPostgres(directory, directory, log, other.getLocalPort())) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(PartFailedException.class)
                    .hasMessageContainingAll(Integer.toString(other.getLocalPort()), "PostgreSQL");
        }
    }
}
