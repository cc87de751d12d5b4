package io.deskstream.persistence.postgres.write;

import io.deskstream.persistence.kafka.ConversationTables.UnstorableException;
import io.r2dbc.spi.R2dbcException;
import java.util.Set;

/** Tells errors that the data causes, and would cause again, from those that pass. By SQLSTATE class. */
final class DatabaseErrors {

    /** Data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private DatabaseErrors() {}

    static boolean isOfTheData(Throwable error) {
        String state = error instanceof R2dbcException e ? e.getSqlState() : null;
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }

    static UnstorableException unstorable(Throwable error) {
        return new UnstorableException("the database refuses the data: " + error.getMessage(), error);
    }
}
