package io.deskstream.persistence.postgres.query;

import io.deskstream.persistence.directory.Caller;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads whole tables, a piece after the other in the order of their keys: as fast as they are taken, with no transaction,
 * snapshot or connection held between two pieces, however slow the reader is. Each row is as it was when its piece was
 * read.
 */
@Component
public class ExportQuery {

    private static final int PIECE = 500;
    private static final Key BEGIN = new Key(new UUID(0, 0), 0);

    private final DatabaseClient database;

    ExportQuery(DatabaseClient database) {
        this.database = database;
    }

    /** What is exported: conversations that were alive between two times, messages that were made. */
    public record Range(Export export, Instant from, Instant to) {}

    private record Key(UUID conversationId, long seq) {}

    private record Row(Key key, List<@Nullable String> cells) {}

    /** Pieces of rows; at least one, which may be empty. */
    public Flux<List<List<@Nullable String>>> read(Caller caller, Range range) {
        return piece(caller, range, BEGIN)
                .expand(rows -> rows.size() < PIECE
                        ? Mono.empty()
                        : piece(caller, range, rows.getLast().key()))
                .map(rows -> rows.stream().map(Row::cells).toList());
    }

    private Mono<List<Row>> piece(Caller caller, Range range, Key after) {
        DatabaseClient.GenericExecuteSpec query = database.sql(range.export().query())
                .bind("workspace", caller.workspaceId())
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("after_id", after.conversationId())
                .bind("limit", PIECE);
        if (range.export() == Export.MESSAGES) {
            query = query.bind("after_seq", after.seq());
        }
        int columns = range.export().header().size();
        return query.map(row -> row(row, columns)).all().collectList();
    }

    private static Row row(Readable row, int columns) {
        List<@Nullable String> cells = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            cells.add(row.get(2 + i, String.class));
        }
        return new Row(new Key(row.get(0, UUID.class), row.get(1, Long.class)), cells);
    }
}
