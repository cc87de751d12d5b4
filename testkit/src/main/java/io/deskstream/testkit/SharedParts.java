package io.deskstream.testkit;

import io.deskstream.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The one set of parts of this JVM, each started when it is asked for first. Safe from any thread. */
final class SharedParts {

    private static final Object KAFKA = new Object();
    private static final Object POSTGRES = new Object();
    private static final Object REGISTRY = new Object();

    private static @Nullable Boolean docker;
    private static @Nullable TestKafka kafka;
    private static @Nullable TestPostgres postgres;
    private static @Nullable TestRegistry registry;

    private SharedParts() {}

    static TestKafka kafka() {
        synchronized (KAFKA) {
            TestKafka present = kafka;
            if (present == null) {
                present = docker() ? TestKafka.Container.started() : TestKafka.Embedded.started();
                kafka = present;
                tell("Kafka", present.bootstrapServers());
            }
            return present;
        }
    }

    static TestPostgres postgres() {
        synchronized (POSTGRES) {
            TestPostgres present = postgres;
            if (present == null) {
                present = docker() ? TestPostgres.Container.started() : TestPostgres.Embedded.started();
                postgres = present;
                tell("PostgreSQL", "18");
            }
            return present;
        }
    }

    static TestRegistry registry() {
        synchronized (REGISTRY) {
            TestRegistry present = registry;
            if (present == null) {
                present = startRegistry();
                registry = present;
                tell("schema registry", present.registryUrl());
            }
            return present;
        }
    }

    private static TestRegistry startRegistry() {
        if (postgres() instanceof TestPostgres.Embedded(EmbeddedPostgres server)) {
            return TestRegistry.Embedded.startedOn(server);
        }
        return TestRegistry.Container.started();
    }

    private static synchronized boolean docker() {
        Boolean known = docker;
        if (known == null) {
            known = mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable();
            docker = known;
        }
        return known;
    }

    /** Spares machines without an engine the stack traces of Testcontainers' search for one. */
    private static boolean mayHaveDocker() {
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
    }

    private static void tell(String part, String where) {
        System.out.println("testkit: " + part + " (" + (docker() ? "container" : "embedded") + ") " + where);
    }
}
