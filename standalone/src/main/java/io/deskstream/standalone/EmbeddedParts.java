package io.deskstream.standalone;

import io.deskstream.embedded.EmbeddedBroker;
import io.deskstream.embedded.EmbeddedPostgres;
import io.deskstream.embedded.RegistryProcess;
import java.nio.file.Path;

/** The real parts that this installation runs itself, on its data directory. */
record EmbeddedParts(EmbeddedPostgres postgres, EmbeddedBroker broker, RegistryProcess registry) {

    static final String DATABASE = "deskstream";

    static EmbeddedParts of(Settings settings, DataDirectory directory) {
        return in(settings, directory.path());
    }

    /** Only to be started by who holds the directory. */
    static EmbeddedParts in(Settings settings, Path directory) {
        Path logs = directory.resolve("logs");
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                directory.resolve("postgres"),
                directory.resolve("programs"),
                logs.resolve("postgres.log"),
                settings.port(Part.POSTGRESQL));
        EmbeddedBroker broker = new EmbeddedBroker(directory.resolve("kafka"), settings.port(Part.KAFKA));
        RegistryProcess registry = new RegistryProcess(
                postgres, directory.resolve("registry"), logs.resolve("registry.log"), settings.port(Part.REGISTRY));
        return new EmbeddedParts(postgres, broker, registry);
    }

    /** Ends what a killed run left behind, so that only strangers still hold our ports. */
    void endOrphans() {
        registry.endOrphan();
        postgres.endOrphan();
    }

    StartablePart postgresPart() {
        return part(
                () -> {
                    postgres.start();
                    postgres.createDatabaseIfAbsent(DATABASE);
                },
                postgres::close);
    }

    StartablePart brokerPart() {
        return part(broker::start, broker::close);
    }

    StartablePart registryPart() {
        return part(registry::start, registry::close);
    }

    private static StartablePart part(Runnable start, Runnable stop) {
        return new StartablePart() {
            @Override
            public void start() {
                start.run();
            }

            @Override
            public void stop() {
                stop.run();
            }
        };
    }
}
