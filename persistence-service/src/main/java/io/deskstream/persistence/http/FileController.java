package io.deskstream.persistence.http;

import io.deskstream.persistence.postgres.files.Uploads;
import io.deskstream.persistence.postgres.files.Uploads.Upload;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.schemas.crypto.FileLinks;
import java.time.Clock;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Uploads, for the platform that is to deliver them: by a signed link alone, without a session. */
@RestController
class FileController {

    private final FileLinks links;
    private final Uploads uploads;
    private final FileStore store;
    private final Clock clock;

    FileController(FileLinks links, Uploads uploads, FileStore store, Clock clock) {
        this.links = links;
        this.uploads = uploads;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/files/{id}")
    Mono<Void> show(
            @PathVariable("id") String id,
            @RequestParam(name = "expires", defaultValue = "") String expires,
            @RequestParam(name = "signature", defaultValue = "") String signature,
            ServerWebExchange exchange) {
        UUID file = PathId.of(id);
        if (!links.holds(file, expires, signature, clock.instant())) {
            throw ProblemException.notFound();
        }
        return uploads.find(file)
                .switchIfEmpty(Mono.error(ProblemException::notFound))
                .flatMap(upload -> answer(upload, exchange));
    }

    private Mono<Void> answer(Upload upload, ServerWebExchange exchange) {
        return new FileAnswer(upload.type(), upload.size(), upload.name())
                .write(exchange, (from, count) -> store.read("uploads/" + upload.id(), from, count));
    }
}
