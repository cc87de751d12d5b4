package io.deskstream.persistence.postgres.write;

import io.r2dbc.spi.Statement;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds one array a column, in the order of the statement's {@code unnest}. Times travel as milliseconds. */
final class Columns<T> {

    private final Statement statement;
    private final Collection<T> rows;
    private int next;

    Columns(Statement statement, Collection<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Columns<T> text(Function<T, @Nullable String> column) {
        return bind(String.class, column);
    }

    Columns<T> name(Function<T, @Nullable Enum<?>> column) {
        return bind(String.class, row -> {
            Enum<?> value = column.apply(row);
            return value == null ? null : value.name().toLowerCase(Locale.ROOT);
        });
    }

    Columns<T> uuid(Function<T, @Nullable UUID> column) {
        return bind(UUID.class, column);
    }

    Columns<T> number(Function<T, @Nullable Long> column) {
        return bind(Long.class, column);
    }

    Columns<T> flag(Function<T, @Nullable Boolean> column) {
        return bind(Boolean.class, column);
    }

    Columns<T> time(Function<T, @Nullable Instant> column) {
        return bind(Long.class, row -> {
            Instant time = column.apply(row);
            return time == null ? null : time.toEpochMilli();
        });
    }

    Statement bound() {
        return statement;
    }

    private <V> Columns<T> bind(Class<V> type, Function<T, ? extends @Nullable V> column) {
        Object values = Array.newInstance(type, rows.size());
        int i = 0;
        for (T row : rows) {
            Array.set(values, i++, column.apply(row));
        }
        statement.bind(next++, values);
        return this;
    }
}
