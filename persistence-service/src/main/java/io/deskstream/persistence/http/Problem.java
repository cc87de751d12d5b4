package io.deskstream.persistence.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of an answer that tells an error (RFC 9457). */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InvalidMember> errors) {

    static Problem of(ProblemException problem) {
        return new Problem(
                "about:blank",
                problem.status().getReasonPhrase(),
                problem.status().value(),
                problem.detail(),
                problem.code(),
                problem.errors());
    }
}
