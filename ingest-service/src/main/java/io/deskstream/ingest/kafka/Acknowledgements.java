package io.deskstream.ingest.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Waits for a number of records: done with the last acknowledgement, failed with the first failure. Any thread. */
final class Acknowledgements implements Callback {

    private final AtomicInteger outstanding;
    private final CompletableFuture<Void> all = new CompletableFuture<>();

    Acknowledgements(int records) {
        outstanding = new AtomicInteger(records);
        if (records == 0) {
            all.complete(null);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            all.completeExceptionally(failure);
        } else if (outstanding.decrementAndGet() == 0) {
            all.complete(null);
        }
    }

    boolean failed() {
        return all.isCompletedExceptionally();
    }

    CompletableFuture<Void> all() {
        return all;
    }
}
