package io.deskstream.persistence.config;

import io.deskstream.persistence.fetch.FileFetcher;
import io.deskstream.persistence.storage.DiskFileStore;
import io.deskstream.persistence.storage.FileStore;
import io.deskstream.persistence.storage.S3FileStore;
import io.deskstream.persistence.storage.S3Location;
import io.deskstream.persistence.storage.Scratch;
import io.deskstream.schemas.crypto.FileLinks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Where files come from and where they rest. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    /** What the platform takes and gives at most. */
    private static final long MOST_BYTES = 25L << 20;

    @Bean
    FileStore fileStore(FileSettings settings, ReactorResourceFactory netty, Clock clock) {
        S3Location bucket = settings.bucket();
        return bucket == null
                ? new DiskFileStore(settings.directory())
                : new S3FileStore(bucket, netty.getLoopResources(), clock);
    }

    @Bean
    FileLinks fileLinks(FileSettings settings) {
        return settings.links();
    }

    /** Beside the files, so that moving one there is no copying. */
    @Bean
    Scratch scratch(FileSettings settings) {
        return new Scratch(settings.directory().resolve("incoming"));
    }

    @Bean
    FileFetcher fileFetcher(FileSettings settings, ReactorResourceFactory netty) {
        return FileFetcher.of(netty.getLoopResources(), settings.trusted(), MOST_BYTES);
    }
}
