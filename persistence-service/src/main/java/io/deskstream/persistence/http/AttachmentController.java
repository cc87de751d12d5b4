package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.fetch.FetchFailedException;
import io.deskstream.persistence.fetch.FileFetcher;
import io.deskstream.persistence.files.AttachmentUrl;
import io.deskstream.persistence.postgres.query.AttachmentQuery;
import io.deskstream.persistence.postgres.query.AttachmentQuery.Copy;
import io.deskstream.persistence.postgres.query.AttachmentQuery.Found;
import io.deskstream.persistence.storage.FileBytes;
import io.deskstream.persistence.storage.FileHead;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.persistence.storage.Scratch;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The files of messages: the copy that is kept here, or else what the platform still has under the reference. */
@RestController
class AttachmentController {

    private final AttachmentQuery attachments;
    private final FileStore store;
    private final FileFetcher fetcher;
    private final Scratch scratch;

    AttachmentController(AttachmentQuery attachments, FileStore store, FileFetcher fetcher, Scratch scratch) {
        this.attachments = attachments;
        this.store = store;
        this.fetcher = fetcher;
        this.scratch = scratch;
    }

    @GetMapping("/api/attachments/{id}")
    Mono<Void> show(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @PathVariable("id") String id,
            ServerWebExchange exchange) {
        return attachments
                .find(caller, PathId.of(id))
                .filter(found -> AttachmentUrl.served(found.kind(), found.url()))
                .switchIfEmpty(Mono.error(ProblemException::notFound))
                .flatMap(found -> show(found, exchange));
    }

    private Mono<Void> show(Found found, ServerWebExchange exchange) {
        Copy copy = found.copy();
        if (copy == null) {
            return fetched(found, exchange);
        }
        return new FileAnswer(copy.type(), copy.size(), found.name())
                .write(exchange, (from, count) -> store.read(copy.key(), from, count));
    }

    private Mono<Void> fetched(Found found, ServerWebExchange exchange) {
        return scratch.with(file -> fetcher.fetch(String.valueOf(found.url()), file)
                .onErrorMap(FetchFailedException.class, AttachmentController::told)
                .flatMap(size -> passOn(file, size, found, exchange)));
    }

    private static Mono<Void> passOn(Path file, long size, Found found, ServerWebExchange exchange) {
        return FileHead.type(file)
                .flatMap(type -> new FileAnswer(type, size, found.name())
                        .write(exchange, (from, count) -> FileBytes.of(file, from, count)));
    }

    private static ProblemException told(FetchFailedException failure) {
        return switch (failure.reason()) {
            case GONE, REFUSED ->
                ProblemException.of(HttpStatus.GONE, "attachment_gone", "the file is not to be had, or not any more");
            case TOO_LARGE ->
                ProblemException.of(HttpStatus.BAD_GATEWAY, "attachment_too_large", "the file is larger than 25 MB");
            case UNREACHABLE ->
                ProblemException.of(HttpStatus.BAD_GATEWAY, "attachment_unreachable", "the file cannot be fetched now");
        };
    }
}
