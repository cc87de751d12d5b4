package io.deskstream.outbound.config;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells a wrong setting by its one line on the standard error, in place of a stack trace. */
final class OneLineReporter implements SpringBootExceptionReporter {

    /** Spring Boot gives its reporters the context that failed. */
    OneLineReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        WrongSettingException wrong = WrongSettingException.in(failure);
        if (wrong == null) {
            return false;
        }
        System.err.println(wrong.getMessage());
        return true;
    }
}
