package io.deskstream.simulator.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring Boot from telling a {@link SettingException} at length; {@code main} prints its one line. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class QuietSettingFailures implements SpringBootExceptionReporter {
    /** The constructor that Spring Boot looks for. */
    public QuietSettingFailures(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return causeOf(failure) != null;
    }

    public static @Nullable SettingException causeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException setting) {
                return setting;
            }
        }
        return null;
    }
}
