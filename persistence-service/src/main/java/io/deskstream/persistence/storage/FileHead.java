package io.deskstream.persistence.storage;

import io.deskstream.persistence.files.FileType;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells what a local file is and how large, without blocking. */
public final class FileHead {

    private FileHead() {}

    public static Mono<Long> size(Path file) {
        return Mono.fromCallable(() -> Files.size(file)).subscribeOn(Schedulers.boundedElastic());
    }

    public static Mono<FileType> type(Path file) {
        return Mono.fromCallable(() -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        return FileType.of(in.readNBytes(FileType.HEAD));
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
