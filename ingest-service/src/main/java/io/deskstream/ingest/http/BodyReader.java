package io.deskstream.ingest.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Reads a request's raw bytes, up to a limit in size and time, whether their length is announced or not. Reads to the end
 * also what is refused, as long as that is not far beyond the limit: a connection with an unread rest is of no use to the
 * next request, and a sender that is cut off may not see the answer.
 */
final class BodyReader {

    static final int MAX_BYTES = 5 << 20;
    private static final long MAX_READ = 4L * MAX_BYTES;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private BodyReader() {}

    /** The bytes; refused past the limits. */
    static Mono<byte[]> read(ServerRequest request, MemoryBudget.Lease lease) {
        return consume(request, new BodyBuffer(MAX_BYTES, MAX_READ, lease)).map(BodyBuffer::bytes);
    }

    /** Reads the body and keeps nothing. */
    static Mono<Void> discard(ServerRequest request, MemoryBudget.Lease lease) {
        return consume(request, new BodyBuffer(0, MAX_READ, lease)).then();
    }

    private static Mono<BodyBuffer> consume(ServerRequest request, BodyBuffer body) {
        return request.body(BodyExtractors.toDataBuffers())
                .collect(() -> body, BodyReader::append)
                .timeout(WITHIN)
                .onErrorMap(TimeoutException.class, e -> new RefusedException(Refusal.TOO_SLOW))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    private static void append(BodyBuffer body, DataBuffer buffer) {
        try {
            body.append(buffer);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
