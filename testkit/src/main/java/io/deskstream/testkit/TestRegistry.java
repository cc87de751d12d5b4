package io.deskstream.testkit;

import io.deskstream.embedded.EmbeddedPostgres;
import io.deskstream.embedded.RegistryProcess;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A real schema registry that speaks Confluent's API, shared by all tests of this JVM. */
public interface TestRegistry {

    /** The base address of Confluent's API, {@code http://…/apis/ccompat/v7}. */
    String registryUrl();

    /** The shared registry; the first call starts it. Safe from any thread. */
    static TestRegistry start() {
        return SharedParts.registry();
    }

    record Embedded(RegistryProcess process) implements TestRegistry {

        static Embedded startedOn(EmbeddedPostgres postgres) {
            return new Embedded(AtExit.close(RegistryProcess.temporary(postgres).start()));
        }

        @Override
        public String registryUrl() {
            return process.url();
        }
    }

    record Container(GenericContainer<?> container) implements TestRegistry {

        static Container started() {
            GenericContainer<?> container = AtExit.close(new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
                    .withExposedPorts(8080)
                    .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").withStartupTimeout(Duration.ofMinutes(2))));
            container.start();
            return new Container(container);
        }

        @Override
        public String registryUrl() {
            return "http://" + container.getHost() + ":" + container.getMappedPort(8080) + "/apis/ccompat/v7";
        }
    }
}
