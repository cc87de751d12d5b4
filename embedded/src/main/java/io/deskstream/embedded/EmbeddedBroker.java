package io.deskstream.embedded;

import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker and controller (KRaft) in this JVM, on loopback. Its directory is formatted at the first start and
 * kept; what was acknowledged is flushed to disk, so it is there after kill -9. Not for use by several threads.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final Path directory;
    private final int port;
    private final boolean temporary;
    private @Nullable KafkaRaftServer server;

    public EmbeddedBroker(Path directory, int port) {
        this(directory, port, false);
    }

    private EmbeddedBroker(Path directory, int port, boolean temporary) {
        this.directory = directory.toAbsolutePath().normalize();
        this.port = port;
        this.temporary = temporary;
    }

    /** For tests: a directory that is deleted on close and a port that is free. */
    public static EmbeddedBroker temporary() {
        return new EmbeddedBroker(TemporaryDirectories.make("kafka"), Ports.free(), true);
    }

    /**
     * What is to happen, on a thread of Kafka's, when a broker of this JVM cannot go on (its disk is full, say). Without
     * it Kafka ends the JVM in silence.
     */
    public static void onFatal(Consumer<String> action) {
        Exit.Procedure procedure =
                (code, message) -> action.accept(message == null ? "Kafka cannot go on (is the disk full?)" : message);
        Exit.setHaltProcedure(procedure);
        Exit.setExitProcedure(procedure);
    }

    /** Returns when the broker serves. The directory must belong to no other running broker. */
    public EmbeddedBroker start() {
        Ports.requireFree("Kafka", port);
        Directories.makeOnce(directory.resolve("log"), this::format);
        Properties properties = BrokerSettings.of(NODE_ID, port, Ports.free(), directory.resolve("log"));
        KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server = starting;
        starting.startup();
        return this;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            server = null;
        }
        if (temporary) {
            Directories.deleteQuietly(directory);
        }
    }

    private void format(Path log) {
        try {
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new PartFailedException(
                    "Kafka: directory " + directory + " cannot be formatted: " + e.getMessage(), e);
        }
    }
}
