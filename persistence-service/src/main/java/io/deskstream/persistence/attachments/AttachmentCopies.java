package io.deskstream.persistence.attachments;

import io.deskstream.persistence.fetch.FetchFailedException;
import io.deskstream.persistence.fetch.FetchFailedException.Reason;
import io.deskstream.persistence.fetch.FileFetcher;
import io.deskstream.persistence.files.AttachmentUrl;
import io.deskstream.persistence.postgres.files.AttachmentWork;
import io.deskstream.persistence.postgres.files.AttachmentWork.Reference;
import io.deskstream.persistence.postgres.files.AttachmentWork.Task;
import io.deskstream.persistence.postgres.files.Uploads;
import io.deskstream.persistence.storage.FileHead;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.persistence.storage.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Does one task: copies what the platform keeps, or removes the copy. Nothing of Instagram is copied: Meta forbids keeping its
 * media, so there they stay references. Completes whatever happens; what failed for now is due again later.
 */
final class AttachmentCopies {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentCopies.class);
    private static final String INSTAGRAM = "instagram";
    private static final int MOST_ATTEMPTS = 8;
    private static final int SWEPT_AT_ONCE = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private final AttachmentWork work;
    private final Uploads uploads;
    private final FileFetcher fetcher;
    private final FileStore store;
    private final Scratch scratch;

    AttachmentCopies(AttachmentWork work, Uploads uploads, FileFetcher fetcher, FileStore store, Scratch scratch) {
        this.work = work;
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.store = store;
        this.scratch = scratch;
    }

    Mono<Void> work(Task task) {
        return (task.remove() ? remove(task) : copy(task)).onErrorResume(failure -> later(task, failure));
    }

    private Mono<Void> copy(Task task) {
        return work.reference(task)
                .filter(AttachmentCopies::mayBeKept)
                .flatMap(reference -> copy(task, reference).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> work.givenUp(task).thenReturn(false)))
                .then();
    }

    private static boolean mayBeKept(Reference reference) {
        return !reference.channel().equals(INSTAGRAM) && AttachmentUrl.served(reference.kind(), reference.url());
    }

    private Mono<Void> copy(Task task, Reference reference) {
        return scratch.with(file -> fetcher.fetch(reference.url(), file).flatMap(size -> keep(task, file, size)))
                .onErrorResume(
                        FetchFailedException.class,
                        failure ->
                                failure.reason() == Reason.UNREACHABLE ? Mono.error(failure) : givenUp(task, failure));
    }

    private Mono<Void> keep(Task task, Path file, long size) {
        return FileHead.type(file)
                .flatMap(type -> store.put(key(task), file).then(work.stored(task, type, size)))
                .flatMap(wanted ->
                        wanted ? Mono.empty() : store.delete(key(task)).then(work.again(task, Duration.ZERO)));
    }

    private Mono<Void> remove(Task task) {
        UUID upload = task.uploadId();
        Mono<Void> file = upload == null ? store.delete(key(task)) : removeUpload(upload, task);
        return file.then(work.removed(task));
    }

    /** An upload stays as long as another message has it. */
    private Mono<Void> removeUpload(UUID upload, Task task) {
        return uploads.hasOtherMessage(upload, task.id())
                .filter(other -> !other)
                .flatMap(last -> remove(upload));
    }

    /** Removes uploads that were never sent. */
    Mono<Void> removeForgottenUploads() {
        return uploads.forgotten(SWEPT_AT_ONCE).concatMap(this::remove).then();
    }

    private Mono<Void> remove(UUID upload) {
        return store.delete("uploads/" + upload).then(uploads.remove(upload));
    }

    private Mono<Void> givenUp(Task task, FetchFailedException failure) {
        LOG.info("no copy is kept attachment={} reason={}", task.id(), failure.getMessage());
        return work.givenUp(task);
    }

    private Mono<Void> later(Task task, Throwable failure) {
        boolean hopeless = !task.remove() && task.attempt() >= MOST_ATTEMPTS;
        LOG.warn("attachment={} attempt={} failed: {}", task.id(), task.attempt(), failure.toString());
        return hopeless
                ? work.givenUp(task)
                : work.again(task, FIRST_PAUSE.multipliedBy(1L << Math.min(task.attempt(), MOST_ATTEMPTS)));
    }

    private static String key(Task task) {
        return "attachments/" + task.id();
    }
}
