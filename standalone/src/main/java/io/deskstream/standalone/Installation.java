package io.deskstream.standalone;

import io.deskstream.embedded.PartFailedException;
import io.deskstream.embedded.Ports;
import io.deskstream.gateway.GatewayApplication;
import io.deskstream.ingest.IngestApplication;
import io.deskstream.outbound.OutboundApplication;
import io.deskstream.persistence.PersistenceApplication;
import io.deskstream.simulator.SimulatorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts all parts in an order in which each finds what it needs, telling the terminal of each. */
final class Installation {

    private final Settings settings;
    private final DataDirectory directory;
    private final Console console;
    private final RunningParts running;
    private final Revival revival;
    private final EmbeddedParts embedded;
    private final Set<Part> parts;

    Installation(Settings settings, DataDirectory directory, Console console, RunningParts running, Revival revival) {
        this.settings = settings;
        this.directory = directory;
        this.console = console;
        this.running = running;
        this.revival = revival;
        this.embedded = EmbeddedParts.of(settings, directory);
        this.parts = settings.parts();
    }

    /** Returns when every part is ready. */
    void start() throws IOException, InterruptedException {
        embedded.endOrphans();
        parts.forEach(part -> Ports.requireFree(part.title(), settings.port(part)));
        Together.run(this::startStorage, this::startLog);
        startServices(new ServiceArguments(settings, embedded, Secrets.in(directory)));
        finish();
    }

    private void startStorage() {
        startWatched(Part.POSTGRESQL, embedded.postgresPart(), embedded.postgres()::ended);
        startWatched(Part.REGISTRY, embedded.registryPart(), embedded.registry()::ended);
    }

    private void startLog() {
        start(Part.KAFKA, embedded.brokerPart());
        Topics.ensure(
                settings.get("KAFKA_BOOTSTRAP_SERVERS").orElse(embedded.broker().bootstrapServers()), settings);
    }

    private void startServices(ServiceArguments arguments) {
        start(Part.PERSISTENCE, arguments, PersistenceApplication::builder);
        start(Part.SENDER, arguments, OutboundApplication::builder);
        start(Part.INGEST, arguments, IngestApplication::builder);
        start(Part.GATEWAY, arguments, GatewayApplication::builder);
        start(Part.SIMULATOR, arguments, SimulatorApplication::builder);
    }

    private void finish() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            new Readiness(settings, client)
                    .await(parts.stream().filter(Part::isService).toList());
            if (!settings.bare()) {
                URI gateway = URI.create("http://127.0.0.1:" + settings.port(Part.GATEWAY));
                new DemoData(gateway, client).load(Admin.of(settings), directory);
            }
        }
    }

    private void startWatched(Part name, StartablePart part, Supplier<CompletableFuture<?>> ended) {
        if (parts.contains(name)) {
            start(name, part);
            revival.watch(name, part, ended);
        }
    }

    private void start(Part name, ServiceArguments arguments, Supplier<SpringApplicationBuilder> application) {
        if (parts.contains(name)) {
            start(name, new ServicePart(application, arguments.of(name)));
        }
    }

    private void start(Part name, StartablePart part) {
        if (!parts.contains(name)) {
            return;
        }
        long begin = System.nanoTime();
        try {
            running.start(name, part);
        } catch (StartRefusedException | PartFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StartRefusedException(Failures.oneLine(name, e, directory.logs()), e);
        }
        if (running.stopping()) {
            return;
        }
        console.up(name.title(), Duration.ofNanos(System.nanoTime() - begin), "127.0.0.1:" + settings.port(name));
    }
}
