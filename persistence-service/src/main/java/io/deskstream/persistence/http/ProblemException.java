package io.deskstream.persistence.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request is answered by a problem. */
final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<InvalidMember> errors;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            HttpStatus status, String code, String detail, List<InvalidMember> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), null);
    }

    static ProblemException invalid(List<InvalidMember> errors) {
        String detail = "the request is not valid: "
                + String.join(
                        "; ",
                        errors.stream()
                                .map(error -> error.member() + " " + error.message())
                                .toList());
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_request", detail, errors, null);
    }

    static ProblemException unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated", "there is no session, or it has ended");
    }

    static ProblemException forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "this needs the role admin, and the scope admin of a token");
    }

    static ProblemException readOnly() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "this token may only read");
    }

    static ProblemException sessionRequired() {
        return of(HttpStatus.FORBIDDEN, "session_required", "this needs a person's session, not a token");
    }

    static ProblemException notFound() {
        return of(HttpStatus.NOT_FOUND, "not_found", "there is no such thing, or not for this user");
    }

    static ProblemException throttled(Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "throttled", "too many attempts, try again later", List.of(), retryAfter);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<InvalidMember> errors() {
        return errors;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
