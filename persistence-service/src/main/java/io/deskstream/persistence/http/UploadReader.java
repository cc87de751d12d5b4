package io.deskstream.persistence.http;

import io.deskstream.persistence.storage.FileHead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a multipart body that holds one file, onto the disk as it comes; bounded in size and time. */
final class UploadReader {

    static final long MOST_BYTES = 25L << 20;

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private UploadReader() {}

    /** @param name as the client gave it */
    record Received(@Nullable String name, long size) {}

    static Mono<Received> read(Flux<PartEvent> body, Path target) {
        return body.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, events) ->
                        first.get() instanceof FilePartEvent file ? write(file, events, target) : refused(events)))
                .collectList()
                .flatMap(files -> files.size() == 1 ? Mono.just(files.getFirst()) : Mono.error(invalid()))
                .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                .timeout(WITHIN);
    }

    private static Mono<Received> write(FilePartEvent file, Flux<PartEvent> events, Path target) {
        Flux<DataBuffer> content = DataBufferUtils.takeUntilByteCount(events.map(PartEvent::content), MOST_BYTES + 1);
        return DataBufferUtils.write(content, target)
                .then(FileHead.size(target))
                .filter(size -> size <= MOST_BYTES)
                .switchIfEmpty(Mono.error(UploadReader::tooLarge))
                .map(size -> new Received(file.filename(), size));
    }

    private static Mono<Received> refused(Flux<PartEvent> events) {
        return events.doOnNext(event -> DataBufferUtils.release(event.content()))
                .then(Mono.error(UploadReader::invalid));
    }

    static ProblemException tooLarge() {
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "a file may have 25 MB");
    }

    private static ProblemException invalid() {
        return ProblemException.invalid(List.of(new InvalidMember("body", "must be one file, as multipart/form-data")));
    }
}
