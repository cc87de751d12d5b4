package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.postgres.query.Export;
import io.deskstream.persistence.postgres.query.ExportQuery;
import io.deskstream.persistence.postgres.query.ExportQuery.Range;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whole tables as CSV, written piece by piece as the client takes them. A failure after the first piece breaks the
 * connection off, so that what is not whole does not look whole.
 */
@RestController
class ExportController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final ExportQuery query;
    private final Counter rowsRead;

    ExportController(ExportQuery query, MeterRegistry meters) {
        this.query = query;
        this.rowsRead = Counter.builder("deskstream.export.rows")
                .description("Rows read for exports")
                .register(meters);
    }

    @GetMapping("/api/export/conversations.csv")
    Mono<Void> conversations(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return export(Export.CONVERSATIONS, "conversations.csv", caller, request, response);
    }

    @GetMapping("/api/export/messages.csv")
    Mono<Void> messages(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return export(Export.MESSAGES, "messages.csv", caller, request, response);
    }

    private Mono<Void> export(
            Export export, String name, Caller caller, ServerHttpRequest request, ServerHttpResponse response) {
        AdminOnly.require(caller);
        Range range = range(export, new QueryParameters(request));
        Flux<Mono<DataBuffer>> pieces = query.read(caller, range)
                .doOnNext(rows -> rowsRead.increment(rows.size()))
                .index((index, rows) -> index == 0 ? first(export, name, response, rows) : Csv.lines(rows))
                .map(text -> Mono.just(response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8))));
        return response.writeAndFlushWith(pieces);
    }

    /** The headers wait for the first piece: what fails before it is answered as a problem. */
    private static String first(
            Export export, String name, ServerHttpResponse response, List<List<@Nullable String>> rows) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(CSV);
        headers.setCacheControl(CacheControl.noStore());
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        return Csv.BYTE_ORDER_MARK + Csv.line(export.header()) + Csv.lines(rows);
    }

    private static Range range(Export export, QueryParameters parameters) {
        @Nullable Instant from = parameters.value("from", ExportController::time);
        @Nullable Instant to = parameters.value("to", ExportController::time);
        parameters.done();
        return new Range(export, Objects.requireNonNullElse(from, FIRST), Objects.requireNonNullElse(to, LAST));
    }

    private static Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw new IllegalArgumentException("must be a time since 1970");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time as in 2026-03-01T12:00:00Z", e);
        }
    }
}
