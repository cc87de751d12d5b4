package io.deskstream.persistence.postgres.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds what may be null. */
final class Binding {

    private Binding() {}

    static <T> GenericExecuteSpec nullable(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
