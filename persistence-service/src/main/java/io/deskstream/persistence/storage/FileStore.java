package io.deskstream.persistence.storage;

import java.nio.file.Path;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps files by key: {@code <folder>/<uuid>}. Blocks nobody. A key that is not there fails with {@link MissingFileException}. */
public interface FileStore {

    /** Stores the file's content durably, whatever the key held before. The file may be gone afterwards. */
    Mono<Void> put(String key, Path file);

    /** {@code count} bytes from {@code from} on. */
    Flux<DataBuffer> read(String key, long from, long count);

    /** Completes also where there is none. */
    Mono<Void> delete(String key);

    final class MissingFileException extends RuntimeException {
        public MissingFileException(String key) {
            super("no file " + key, null, false, false);
        }
    }
}
