package io.deskstream.embedded;

import java.nio.file.Path;

/** All three parts on one directory; also a program of its own, so that a test can kill the JVM that holds them. */
record EmbeddedParts(EmbeddedPostgres postgres, EmbeddedBroker broker, RegistryProcess registry)
        implements AutoCloseable {

    static EmbeddedParts start(Path directory, int firstPort) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                        directory.resolve("postgres"), Programs.shared(), directory.resolve("postgres.log"), firstPort)
                .start();
        EmbeddedBroker broker = new EmbeddedBroker(directory.resolve("kafka"), firstPort + 1).start();
        RegistryProcess registry = new RegistryProcess(
                        postgres, directory.resolve("registry"), directory.resolve("registry.log"), firstPort + 2)
                .start();
        return new EmbeddedParts(postgres, broker, registry);
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
        postgres.close();
    }

    /** Writes one fact into each part, says so, and waits to be killed. */
    public static void main(String[] args) throws Exception {
        EmbeddedParts parts = start(Path.of(args[0]), Integer.parseInt(args[1]));
        new Facts(parts).write();
        System.out.println("written");
        Thread.sleep(Long.MAX_VALUE);
    }
}
