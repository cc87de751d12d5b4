package io.deskstream.persistence.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A folder for files that come in and are not yet where they belong. Each is gone when the work with it has ended. */
public final class Scratch {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private final Path folder;

    /** Makes the folder. */
    public Scratch(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the work with the path of a file that is not there yet. */
    public <T> Mono<T> with(Function<Path, Mono<T>> work) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> folder.resolve(UUID.randomUUID().toString())), work, Scratch::remove);
    }

    /** Removes what killed processes left behind. Blocks its caller. */
    public void removeOlderThan(Instant time) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("old scratch files stay: {}", e.toString());
        }
    }

    private static Mono<Void> remove(Path file) {
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        Files.deleteIfExists(file);
                    } catch (IOException e) {
                        LOG.warn("a scratch file stays: {}", e.toString());
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
