package io.deskstream.benchmarks;

import io.deskstream.persistence.PersistenceApplication;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Events a second at which the persistence-service works a backlog of customers' messages: from the first stored batch to the
 * last. Beside it the same SQL with the same rows, by plain JDBC from memory, in the same PostgreSQL and run.
 */
final class Drain implements Benchmark {

    private static final String STORED =
            "select coalesce(sum(next_offsets[1]) filter (where next_offsets[1] > 0), 0)" + " from partition_state";

    private record Measured(long records, long nanos) {

        double perSecond() {
            return records * 1e9 / nanos;
        }
    }

    @Override
    public void run(Options options) throws Exception {
        Backlog backlog = new Backlog(options.number("messages", 150_000), options.number("customers", 20_000));
        int workers = options.number("workers", 1);
        try (RealParts parts = new RealParts()) {
            backlog.fill(parts.start());
            System.out.printf(
                    "drain: %,d messages of %,d customers wait, %d worker(s)%n",
                    backlog.messages(), backlog.customers(), workers);
            StatementTrace trace = new StatementTrace();
            Measured service = drain(parts, backlog, workers, trace);
            System.out.printf("  the service     %,8.0f/s%n", service.perSecond());
            tellRows(parts);
            if (workers == 1) {
                tellCeiling(parts, trace, backlog, service);
            }
        }
    }

    private static Measured drain(RealParts parts, Backlog backlog, int workers, StatementTrace trace)
            throws SQLException, InterruptedException {
        try (ConfigurableApplicationContext service = start(parts, workers, trace);
                Connection connection = DriverManager.getConnection(parts.jdbcUrl("service"))) {
            long before = awaitStored(connection, 1);
            long begun = System.nanoTime();
            long after = awaitStored(connection, backlog.messages());
            return new Measured(after - before, System.nanoTime() - begun);
        }
    }

    private static long awaitStored(Connection connection, long wanted) throws SQLException, InterruptedException {
        long stored;
        while ((stored = number(connection, STORED)) < wanted) {
            Thread.sleep(10);
        }
        return stored;
    }

    private static ConfigurableApplicationContext start(RealParts parts, int workers, StatementTrace trace) {
        var application = PersistenceApplication.builder();
        if (workers == 1) {
            application.initializers((GenericApplicationContext context) ->
                    context.getBeanFactory().addBeanPostProcessor(trace));
        }
        return application.run(Stream.of(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.kafka.bootstrap-servers=" + parts.bootstrapServers(),
                        "deskstream.schema-registry.url=" + parts.registryUrl(),
                        "deskstream.database.url=" + parts.r2dbcUrl("service"),
                        "deskstream.topics.partitions=" + Backlog.PARTITIONS,
                        "deskstream.topics.replication=1",
                        "deskstream.core.workers=" + workers,
                        "deskstream.session.jwt-secret=" + "s".repeat(40),
                        "deskstream.files.key=" + "f".repeat(40),
                        "deskstream.files.dir="
                                + Path.of(System.getProperty("java.io.tmpdir"), "deskstream-bench-files"),
                        "deskstream.token.keys=k1:AAAAAAAAAAAAAAAAAAAAAA==",
                        "deskstream.admin.email=admin@example.org",
                        "deskstream.admin.password=correct horse battery")
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }

    /** The service has ended: its connections have told what they did. */
    private static void tellRows(RealParts parts) throws SQLException {
        try (Connection connection = DriverManager.getConnection(parts.jdbcUrl("service"))) {
            String of = " from pg_stat_user_tables where relname = 'conversations'";
            long updates = number(connection, "select n_tup_upd" + of);
            long hot = number(connection, "select n_tup_hot_upd" + of);
            System.out.printf(
                    "  stored          %,8d messages, %.1f %% of %,d updates of conversations in place (HOT)%n",
                    number(connection, "select count(*) from messages"),
                    updates == 0 ? 0 : 100.0 * hot / updates,
                    updates);
        }
    }

    private static void tellCeiling(RealParts parts, StatementTrace trace, Backlog backlog, Measured service)
            throws SQLException {
        JdbcReplay replay = new JdbcReplay(parts.jdbcUrl("ceiling"));
        var units = trace.units();
        Measured ceiling = new Measured(backlog.messages(), replay.run(units));
        long batches = units.stream().filter(unit -> unit.transaction()[0]).count();
        long statements = units.stream().mapToLong(unit -> unit.calls().size()).sum();
        System.out.printf(
                "  the same SQL    %,8.0f/s  plain JDBC from memory: %,d transactions, %,d statements%n",
                ceiling.perSecond(), batches, statements);
        System.out.printf("  share           %8.0f %%%n", 100 * service.perSecond() / ceiling.perSecond());
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
