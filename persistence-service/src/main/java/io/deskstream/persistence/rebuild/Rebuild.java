package io.deskstream.persistence.rebuild;

import io.deskstream.persistence.kafka.ConversationTables;
import io.deskstream.persistence.kafka.EventLogs;
import io.deskstream.persistence.postgres.write.PostgresConversationTables;
import io.deskstream.persistence.postgres.write.PostgresViewTables;
import io.deskstream.persistence.recovery.CatchUp;
import io.deskstream.persistence.recovery.Recovered;
import io.deskstream.persistence.recovery.ViewTables;
import io.deskstream.schemas.serde.RecordCodec;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The tables of the schema {@code rebuilt}, brought up to the log as a start does, several partitions at a time. */
final class Rebuild implements AutoCloseable {

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private final EventLogs logs;
    private final ConnectionPool connections;
    private final ConversationTables tables;
    private final ViewTables view;
    private final int partitions;

    Rebuild(Parts parts) {
        logs = new EventLogs(
                Map.of("bootstrap.servers", parts.bootstrapServers()), RecordCodec.of(parts.registryUrl()));
        connections = new ConnectionPool(ConnectionPoolConfiguration.builder(parts.connections(RebuiltSchema.NAME))
                .maxSize(THREADS)
                .build());
        tables = new PostgresConversationTables(connections);
        view = new PostgresViewTables(connections);
        partitions = logs.partitions();
    }

    /** Records on the log that the rebuilt tables have yet to read; all of them at first. */
    long records() {
        try (EventLogs.Opened log = logs.open()) {
            return IntStream.range(0, partitions).mapToLong(log::end).sum();
        }
    }

    /**
     * Applies what the log has beyond what was applied before.
     *
     * @return images left out, of batches that are not wholly published
     */
    long catchUp(Progress progress) {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<CompletableFuture<Integer>> running = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                int partition = i;
                running.add(CompletableFuture.supplyAsync(() -> catchUp(partition, progress), threads));
            }
            return running.stream().mapToLong(CompletableFuture::join).sum();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private int catchUp(int partition, Progress progress) {
        try (EventLogs.Opened log = logs.open()) {
            Recovered recovered = new CatchUp(log, view, new Added(progress))
                    .recover(tables.take(partition).standing());
            return recovered.lost().size();
        }
    }

    /** For one partition: what each chunk added. */
    private static final class Added implements CatchUp.Progress {

        private final Progress progress;
        private long before = -1;

        Added(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void at(int partition, long records, long offset, long end) {
            progress.add(records - Math.max(0, before));
            before = records;
        }
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
