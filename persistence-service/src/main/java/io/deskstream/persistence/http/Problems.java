package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.DirectoryRefusal;
import io.deskstream.persistence.directory.DirectoryRefusedException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/** Which problem a failure is told as. */
final class Problems {

    private Problems() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case DirectoryRefusedException refused -> refused(refused.refusal());
            case ServerWebInputException input -> unreadable(input);
            case ResponseStatusException status ->
                status(HttpStatus.valueOf(status.getStatusCode().value()));
            case DataBufferLimitException tooLarge -> status(HttpStatus.CONTENT_TOO_LARGE);
            case RejectedExecutionException busy -> unavailable();
            case DataAccessResourceFailureException database -> unavailable();
            case QueryTimeoutException slow -> tooSlow();
            case TransientDataAccessException database -> unavailable();
            case CannotCreateTransactionException database -> unavailable();
            case R2dbcNonTransientResourceException database -> unavailable();
            case R2dbcTransientException database -> unavailable();
            case TimeoutException slow -> unavailable();
            default ->
                ProblemException.of(
                        HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "this should not have happened");
        };
    }

    private static ProblemException refused(DirectoryRefusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> ProblemException.notFound();
            case EMAIL_EXISTS, LAST_ADMIN, ACCOUNT_EXISTS, LABEL_EXISTS, SHORTCUT_EXISTS ->
                ProblemException.of(
                        HttpStatus.CONFLICT, refusal.name().toLowerCase(Locale.ROOT), refusal.explanation());
        };
    }

    private static ProblemException unreadable(ServerWebInputException input) {
        if (input.contains(DataBufferLimitException.class)) {
            return status(HttpStatus.CONTENT_TOO_LARGE);
        }
        String message = input.contains(DecodingException.class) ? "is no JSON" : "is missing";
        return ProblemException.invalid(List.of(new InvalidMember("body", message)));
    }

    private static ProblemException status(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> ProblemException.notFound();
            case CONTENT_TOO_LARGE -> ProblemException.of(status, "too_large", "the body is too large");
            case METHOD_NOT_ALLOWED -> ProblemException.of(status, "method_not_allowed", "not by this method");
            case UNSUPPORTED_MEDIA_TYPE ->
                ProblemException.of(status, "unsupported_media_type", "wants application/json");
            case NOT_ACCEPTABLE -> ProblemException.of(status, "not_acceptable", "answers are application/json");
            default -> ProblemException.of(status, "refused", status.getReasonPhrase());
        };
    }

    private static ProblemException tooSlow() {
        return ProblemException.of(
                HttpStatus.SERVICE_UNAVAILABLE, "too_slow", "this took longer than it may, ask for less or try again");
    }

    private static ProblemException unavailable() {
        return ProblemException.of(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "the database does not answer, try again later");
    }
}
