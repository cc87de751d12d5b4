package io.deskstream.persistence.storage;

import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/** Reads parts of a local file without blocking. */
public final class FileBytes {

    private static final int CHUNK = 64 * 1024;

    private FileBytes() {}

    public static Flux<DataBuffer> of(Path file, long from, long count) {
        Flux<DataBuffer> rest = DataBufferUtils.readAsynchronousFileChannel(
                () -> AsynchronousFileChannel.open(file, StandardOpenOption.READ),
                from,
                DefaultDataBufferFactory.sharedInstance,
                CHUNK);
        return DataBufferUtils.takeUntilByteCount(rest, count);
    }
}
