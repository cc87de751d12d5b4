package io.deskstream.persistence.http;

import io.deskstream.persistence.files.ByteRange;
import io.deskstream.persistence.files.FileName;
import io.deskstream.persistence.files.FileType;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers with a file of others in a way that it can do no harm in: with the type that its content has, never guessed anew by
 * the browser, in a sandbox, and shown in place only where it is a picture, a sound or a film.
 */
final class FileAnswer {

    private static final String SANDBOX = "sandbox; default-src 'none'";

    private final FileType type;
    private final long size;
    private final String name;

    FileAnswer(FileType type, long size, @Nullable String name) {
        this.type = type;
        this.size = size;
        this.name = FileName.clean(name, type);
    }

    /** @param content the bytes from a place on, so many */
    Mono<Void> write(ServerWebExchange exchange, BiFunction<Long, Long, Flux<DataBuffer>> content) {
        setHeaders(exchange.getResponse().getHeaders());
        String range = exchange.getRequest().getHeaders().getFirst(HttpHeaders.RANGE);
        return switch (ByteRange.of(range, size)) {
            case ByteRange.Whole whole -> body(exchange, content, 0, size);
            case ByteRange.Part part -> {
                exchange.getResponse().setStatusCode(HttpStatus.PARTIAL_CONTENT);
                exchange.getResponse()
                        .getHeaders()
                        .set(HttpHeaders.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + size);
                yield body(exchange, content, part.first(), part.count());
            }
            case ByteRange.Unsatisfiable none -> {
                exchange.getResponse().setStatusCode(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
                exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
                yield exchange.getResponse().setComplete();
            }
        };
    }

    private static Mono<Void> body(
            ServerWebExchange exchange, BiFunction<Long, Long, Flux<DataBuffer>> content, long from, long count) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentLength(count);
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : response.writeWith(content.apply(from, count));
    }

    private void setHeaders(HttpHeaders headers) {
        headers.setContentType(MediaType.parseMediaType(type.mimeType()));
        headers.setContentDisposition((type.inline() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", SANDBOX);
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setCacheControl("private, max-age=300");
    }
}
