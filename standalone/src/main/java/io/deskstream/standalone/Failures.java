package io.deskstream.standalone;

import io.deskstream.embedded.PartFailedException;
import java.nio.file.Path;

/** A failed start in one line: the innermost cause, and where the rest of the story is. */
final class Failures {

    private Failures() {}

    static String oneLine(Throwable failure) {
        return failure instanceof StartRefusedException || failure instanceof PartFailedException
                ? firstLine(failure)
                : "the start failed: " + reason(failure);
    }

    static String oneLine(Part part, Throwable failure, Path logs) {
        return "%s does not start: %s (see %s)"
                .formatted(part.title(), reason(failure), logs.resolve("deskstream.log"));
    }

    static String reason(Throwable failure) {
        return firstLine(innermost(failure));
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
