package io.deskstream.persistence.attachments;

import io.deskstream.persistence.fetch.FileFetcher;
import io.deskstream.persistence.postgres.files.AttachmentWork;
import io.deskstream.persistence.postgres.files.Uploads;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.persistence.storage.Scratch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The copies and their thread. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    @Bean
    AttachmentCopies attachmentCopies(
            AttachmentWork work, Uploads uploads, FileFetcher fetcher, FileStore store, Scratch scratch) {
        return new AttachmentCopies(work, uploads, fetcher, store, scratch);
    }

    @Bean
    AttachmentLoop attachmentLoop(AttachmentWork work, AttachmentCopies copies, Scratch scratch, Clock clock) {
        return new AttachmentLoop(work, copies, scratch, clock);
    }
}
