package io.deskstream.standalone;

import io.deskstream.embedded.Ports;
import io.deskstream.persistence.rebuild.Parts;
import java.nio.file.Files;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Broker, database and registry: those of a running {@code up}, or started here and stopped in the end. */
final class MaintainedParts implements AutoCloseable {

    private final Settings settings;
    private final EmbeddedParts embedded;
    private final RunningParts running = new RunningParts();
    private final @Nullable DataDirectory directory;

    private MaintainedParts(Settings settings, @Nullable DataDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.embedded = EmbeddedParts.in(settings, settings.dataDirectory());
    }

    static MaintainedParts of(Settings settings, Console console) {
        Set<Part> own = settings.parts();
        own.removeIf(Part::isService);
        if (own.isEmpty()) {
            return new MaintainedParts(settings, null);
        }
        if (!Files.exists(settings.dataDirectory().resolve("VERSION"))) {
            throw new StartRefusedException(
                    "there is no data in " + settings.dataDirectory() + ": set DESKSTREAM_DATA_DIR");
        }
        if (DataDirectory.isInUse(settings.dataDirectory())) {
            MaintainedParts parts = new MaintainedParts(settings, null);
            parts.embedded.postgres().attach();
            console.say("deskstream runs: its parts are used");
            return parts;
        }
        MaintainedParts parts = new MaintainedParts(settings, DataDirectory.open(settings.dataDirectory()));
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
        parts.start(own, console);
        return parts;
    }

    Parts addresses() {
        return Parts.of(
                settings.get("DATABASE_URL").orElseGet(() -> embedded.postgres().r2dbcUrl(EmbeddedParts.DATABASE)),
                settings.get("KAFKA_BOOTSTRAP_SERVERS")
                        .orElseGet(() -> embedded.broker().bootstrapServers()),
                settings.get("SCHEMA_REGISTRY_URL")
                        .orElseGet(() -> embedded.registry().url()));
    }

    private void start(Set<Part> own, Console console) {
        embedded.endOrphans();
        own.forEach(part -> Ports.requireFree(part.title(), settings.port(part)));
        console.say("starting what is needed");
        Together.run(
                () -> {
                    start(own, Part.POSTGRESQL, embedded.postgresPart());
                    start(own, Part.REGISTRY, embedded.registryPart());
                },
                () -> start(own, Part.KAFKA, embedded.brokerPart()));
    }

    private void start(Set<Part> own, Part name, StartablePart part) {
        if (own.contains(name)) {
            running.start(name, part);
        }
    }

    @Override
    public void close() {
        running.stop();
        if (directory != null) {
            directory.close();
        }
    }
}
