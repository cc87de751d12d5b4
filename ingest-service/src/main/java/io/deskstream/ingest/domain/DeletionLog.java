package io.deskstream.ingest.domain;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Where requests to delete a person's data are kept. */
public interface DeletionLog {

    /**
     * Appends a request.
     *
     * @param userId the person, as Meta names them for the app
     * @return completes when it is durable
     */
    CompletableFuture<Void> append(String confirmationCode, String userId, Instant receivedAt);
}
