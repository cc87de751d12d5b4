package io.deskstream.gateway.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells a start that a setting stopped by one line on the standard error, in place of a stack trace. */
public final class OneLineReporter implements SpringBootExceptionReporter {

    /** Spring Boot gives its reporters the context that failed. */
    OneLineReporter(ConfigurableApplicationContext context) {}

    @Override
    @SuppressWarnings("SystemOut")
    public boolean reportException(Throwable failure) {
        String line = line(failure);
        if (line != null) {
            System.err.println(line);
        }
        return line != null;
    }

    /** The line for the operator, where a setting is what stopped the start. */
    public static @Nullable String line(@Nullable Throwable failure) {
        String unreadable = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException invalid) {
                return invalid.getMessage();
            }
            if (cause instanceof BindException bind && bind.getProperty() != null) {
                unreadable = unreadable(bind);
            }
        }
        return unreadable;
    }

    private static String unreadable(BindException bind) {
        Class<?> type = bind.getTarget().getType().resolve(Object.class);
        String wanted = switch (type.getSimpleName()) {
            case "int", "long" -> "a whole number";
            case "DataSize" -> "a size like 64MB";
            case "Duration" -> "a duration like 25s";
            default -> "another value";
        };
        return variable(bind.getName().toString()) + ": wants " + wanted;
    }

    private static String variable(String property) {
        return switch (property) {
            case "deskstream.topics.partitions" -> "DESKSTREAM_TOPIC_PARTITIONS";
            case "deskstream.topics.replication" -> "DESKSTREAM_TOPIC_REPLICATION";
            default -> property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        };
    }
}
