package io.deskstream.ingest.config;

import io.deskstream.schemas.topics.WrongTopicException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line on stderr why the service does not start, where the operator can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailureReporter implements SpringBootExceptionReporter {

    /** As Spring Boot makes its reporters. */
    public StartFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException || cause instanceof WrongTopicException) {
                System.err.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
