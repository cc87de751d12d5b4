package io.deskstream.persistence.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Files in a directory, spread over 256 folders each. Several instances may share the directory. */
public final class DiskFileStore implements FileStore {

    private static final Pattern KEY = Pattern.compile("[a-z]+/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path directory;

    public DiskFileStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Mono<Void> put(String key, Path file) {
        Path target = path(key);
        return onBlocking(() -> {
            Files.createDirectories(target.getParent());
            flush(file);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public Flux<DataBuffer> read(String key, long from, long count) {
        return FileBytes.of(path(key), from, count)
                .onErrorMap(NoSuchFileException.class, missing -> new MissingFileException(key));
    }

    @Override
    public Mono<Void> delete(String key) {
        return onBlocking(() -> Files.deleteIfExists(path(key)));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Mono<Void> onBlocking(Work work) {
        return Mono.<Void>fromCallable(() -> {
                    work.run();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        int slash = key.indexOf('/');
        return directory
                .resolve(key.substring(0, slash))
                .resolve(key.substring(slash + 1, slash + 3))
                .resolve(key.substring(slash + 1));
    }
}
