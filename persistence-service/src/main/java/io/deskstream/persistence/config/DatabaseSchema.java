package io.deskstream.persistence.config;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings the database to this build's schema. Waits about a minute for a database that is not up yet. */
final class DatabaseSchema {

    private static final int CONNECT_RETRIES = 30;
    private static final int SECONDS_BETWEEN = 2;

    private DatabaseSchema() {}

    static void migrate(DatabaseSettings database) {
        Flyway flyway = Flyway.configure(DatabaseSchema.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                // Parts of the schema are made beside each other, so a lower number may come later.
                .outOfOrder(true)
                .connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(SECONDS_BETWEEN)
                .load();
        try {
            refuseNewer(flyway.info());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StartRefusedException("DATABASE_URL: " + firstLine(e), e);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.applied())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .reduce((first, second) -> second)
                .ifPresent(DatabaseSchema::refuse);
    }

    private static void refuse(MigrationInfo newest) {
        throw new StartRefusedException("DATABASE_URL: the database is at schema version " + newest.getVersion()
                + ", which this build does not know: start the newer build, or restore an older backup");
    }

    private static String firstLine(FlywayException failure) {
        String message = failure.getMessage();
        return message == null
                ? "the schema cannot be migrated"
                : message.strip().lines().findFirst().orElse("");
    }
}
