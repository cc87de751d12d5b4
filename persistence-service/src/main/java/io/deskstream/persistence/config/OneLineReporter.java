package io.deskstream.persistence.config;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells a refused start by its one line on the standard error, in place of a stack trace. */
final class OneLineReporter implements SpringBootExceptionReporter {

    /** Spring Boot gives its reporters the context that failed. */
    OneLineReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        StartRefusedException refused = StartRefusedException.in(failure);
        if (refused == null) {
            return false;
        }
        System.err.println(refused.getMessage());
        return true;
    }
}
