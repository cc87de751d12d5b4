package io.deskstream.persistence.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** A customer's message changes its conversation's row in place: no index is written. */
class HotUpdatesTest {

    private static final int CUSTOMERS = 200;
    private static final int BATCHES = 20;
    private static final long UPDATES = CUSTOMERS * (BATCHES - 1);

    private final ConnectionFactory connections = MigratedDatabase.make();
    private final DatabaseClient database = DatabaseClient.create(connections);

    private record Updates(long all, long hot) {}

    @Test
    void shouldUpdateInPlaceWhatChangesWithEveryMessage() {
        CustomersWrite customers = new CustomersWrite(new PostgresConversationTables(connections));
        for (int batch = 0; batch < BATCHES; batch++) {
            customers.batch(2 * CUSTOMERS, CUSTOMERS);
        }

        // The statistics of a connection are told when it has ended.
        await().atMost(Duration.ofSeconds(20)).until(() -> updates().all() == UPDATES);
        assertThat(updates().hot()).isGreaterThan(UPDATES * 9 / 10);
    }

    private Updates updates() {
        return Objects.requireNonNull(
                database.sql("select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'conversations'")
                        .map(row -> new Updates(number(row, "n_tup_upd"), number(row, "n_tup_hot_upd")))
                        .one()
                        .block());
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
