package io.deskstream.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where items are kept. */
public interface ItemLog {

    /**
     * Appends all items of one body.
     *
     * @return completes when every one of them is durable; exceptionally when one may not be, whatever became of the others
     */
    CompletableFuture<Void> append(List<Item> items, Instant receivedAt);
}
