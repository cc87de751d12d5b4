package io.deskstream.outbound.graph;

import io.deskstream.outbound.domain.GraphError;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the {@code error} object of an answer. */
final class ErrorObject {

    private static final int LONGEST_MESSAGE = 500;

    private ErrorObject() {}

    /** Empty where there is none, or one without a code. */
    static Optional<GraphError> of(RawAnswer answer) {
        JsonNode error = answer.body().path("error");
        int code = error.path("code").asInt(0);
        if (code == 0) {
            return Optional.empty();
        }
        return Optional.of(new GraphError(
                code,
                error.path("error_subcode").asInt(0),
                error.path("is_transient").asBoolean(false),
                shortened(error.path("message").asString("no message"))));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
