package io.deskstream.outbound.config;

import io.deskstream.outbound.kafka.DirectoryReader;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once the directory has been read and while the loops run. */
final class SenderHealth implements HealthIndicator {

    private final DirectoryReader directory;
    private final SenderLifecycle lifecycle;

    SenderHealth(DirectoryReader directory, SenderLifecycle lifecycle) {
        this.directory = directory;
        this.lifecycle = lifecycle;
    }

    @Override
    public Health health() {
        boolean up = directory.isComplete() && lifecycle.isWorking();
        return (up ? Health.up() : Health.outOfService())
                .withDetail("directory", directory.isComplete() ? "read" : "being read")
                .build();
    }
}
