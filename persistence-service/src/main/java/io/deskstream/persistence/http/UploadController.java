package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Caller;
import io.deskstream.persistence.files.FileName;
import io.deskstream.persistence.files.FileType;
import io.deskstream.persistence.http.UploadReader.Received;
import io.deskstream.persistence.postgres.files.Uploads;
import io.deskstream.persistence.postgres.files.Uploads.Upload;
import io.deskstream.persistence.storage.FileHead;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.persistence.storage.Scratch;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the files that users want to send. What a file is, its content tells; its name and its declared type do not count. */
@RestController
class UploadController {

    /** What one user may have lying here without sending it. */
    private static final long QUOTA = 200L << 20;
    /** What a multipart body may have around its file. */
    private static final long ENVELOPE = 64 * 1024;

    private final Uploads uploads;
    private final FileStore store;
    private final Scratch scratch;

    UploadController(Uploads uploads, FileStore store, Scratch scratch) {
        this.uploads = uploads;
        this.store = store;
        this.scratch = scratch;
    }

    record UploadView(UUID uploadId, String kind, String name, String mimeType, long size) {

        static UploadView of(Upload upload) {
            return new UploadView(
                    upload.id(),
                    upload.type().kind(),
                    upload.name(),
                    upload.type().mimeType(),
                    upload.size());
        }
    }

    @PostMapping(path = "/api/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<UploadView> upload(
            @RequestAttribute(SessionFilter.CALLER) Caller caller,
            @RequestBody Flux<PartEvent> body,
            ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > UploadReader.MOST_BYTES + ENVELOPE) {
            return Mono.error(UploadReader.tooLarge());
        }
        return uploads.unusedBytes(caller)
                .filter(bytes -> bytes < QUOTA)
                .switchIfEmpty(Mono.error(UploadController::overQuota))
                .flatMap(bytes -> scratch.with(
                        file -> UploadReader.read(body, file).flatMap(received -> keep(caller, received, file))))
                .map(UploadView::of);
    }

    private Mono<Upload> keep(Caller caller, Received received, Path file) {
        return FileHead.type(file).flatMap(type -> {
            if (type.equals(FileType.UNKNOWN)) {
                return Mono.error(refusedType());
            }
            UUID id = UUID.randomUUID();
            Upload upload = new Upload(id, FileName.clean(received.name(), type), type, received.size());
            return store.put("uploads/" + id, file)
                    .then(uploads.add(caller, upload))
                    .thenReturn(upload);
        });
    }

    /** One of the user's own, as long as it may be sent. */
    @GetMapping("/api/uploads/{id}")
    Mono<UploadView> find(@RequestAttribute(SessionFilter.CALLER) Caller caller, @PathVariable("id") String id) {
        return uploads.own(caller, PathId.of(id))
                .map(UploadView::of)
                .switchIfEmpty(Mono.error(ProblemException::notFound));
    }

    private static ProblemException overQuota() {
        return ProblemException.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "upload_quota_exceeded",
                "200 MB of your uploads were never sent: send some, or wait for a day");
    }

    private static ProblemException refusedType() {
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "file_type_refused",
                "pictures, sounds, films, PDF, ZIP and Office files and plain text can be sent");
    }
}
