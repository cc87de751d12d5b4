package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The table from the platform's answers to outcomes. A message is only ever said not to have left when that is certain: all
 * else is unknown, since the Send API has no idempotency key.
 */
public final class GraphOutcome {

    static final Backoff UNREACHABLE = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    static final Backoff RATE_LIMITED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));
    static final Duration LIMITED_PAGE_RESTS = Duration.ofSeconds(1);
    static final Duration PAUSED_PAGE_RESTS = Duration.ofMinutes(1);
    static final Duration TOKEN_WAITS = Duration.ofMinutes(1);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CLIENT_ERRORS = 300;
    private static final int SERVER_ERRORS = 500;

    private GraphOutcome() {}

    public static Verdict of(GraphCall call, int attempt, GraphAnswer answer, Instant now) {
        return switch (answer) {
            case GraphAnswer.Accepted(String mid, Usage usage) ->
                new Verdict(new SendOutcome.Sent(mid), rest(usage, now));
            case GraphAnswer.Refused(int status, GraphError error, Usage usage) ->
                refused(call, attempt, status, error, usage, now);
            case GraphAnswer.Unreadable(int status, Usage usage) -> unreadable(attempt, status, usage, now);
            case GraphAnswer.NotReached(String reason) ->
                quiet(SendOutcome.deferred(
                        ProblemCode.GRAPH_UNREACHABLE, reason, now.plus(UNREACHABLE.after(attempt))));
            case GraphAnswer.Lost(String reason) -> quiet(SendOutcome.unknown(ProblemCode.NO_ANSWER, reason));
        };
    }

    private static Verdict refused(
            GraphCall call, int attempt, int status, GraphError error, Usage usage, Instant now) {
        String message = error.message() + " (" + error.label() + ")";
        if (status >= SERVER_ERRORS) {
            return quiet(SendOutcome.unknown(ProblemCode.AMBIGUOUS_ANSWER, message));
        }
        return switch (status == TOO_MANY_REQUESTS ? ErrorClass.RATE_LIMITED : ErrorClass.of(error)) {
            case AMBIGUOUS -> quiet(SendOutcome.unknown(ProblemCode.AMBIGUOUS_ANSWER, message));
            case RATE_LIMITED -> limited(attempt, message, usage, now);
            case ACCOUNT_PAUSED ->
                new Verdict(
                        SendOutcome.failed(ProblemCode.ACCOUNT_PAUSED, message),
                        new Effect.Paused(now.plus(PAUSED_PAGE_RESTS)));
            case TOKEN_INVALID ->
                new Verdict(
                        SendOutcome.deferred(ProblemCode.TOKEN_INVALID, message, now.plus(TOKEN_WAITS)),
                        new Effect.TokenRefused(call.token()));
            case WINDOW_CLOSED -> failed(ProblemCode.WINDOW_CLOSED, message, usage, now);
            case CUSTOMER_UNAVAILABLE -> failed(ProblemCode.CUSTOMER_UNAVAILABLE, message, usage, now);
            case NO_SUCH_CUSTOMER -> failed(ProblemCode.NO_SUCH_CUSTOMER, message, usage, now);
            case PERMISSION -> failed(ProblemCode.PERMISSION, message, usage, now);
            case NOT_THREAD_OWNER -> failed(ProblemCode.NOT_THREAD_OWNER, message, usage, now);
            case BAD_REQUEST -> failed(ProblemCode.BAD_REQUEST, message, usage, now);
        };
    }

    private static Verdict unreadable(int attempt, int status, Usage usage, Instant now) {
        String message = "HTTP " + status + " without a readable body";
        if (status == TOO_MANY_REQUESTS) {
            return limited(attempt, message, usage, now);
        }
        boolean refused = status >= CLIENT_ERRORS && status < SERVER_ERRORS && status != REQUEST_TIMEOUT;
        return refused
                ? failed(ProblemCode.BAD_REQUEST, message, usage, now)
                : quiet(SendOutcome.unknown(ProblemCode.AMBIGUOUS_ANSWER, message));
    }

    private static Verdict limited(int attempt, String message, Usage usage, Instant now) {
        Duration told = usage.rest();
        Duration wait = told.isZero() ? RATE_LIMITED.after(attempt) : told;
        Duration rest = told.isZero() ? LIMITED_PAGE_RESTS : told;
        return new Verdict(
                SendOutcome.deferred(ProblemCode.RATE_LIMITED, message, now.plus(wait)),
                new Effect.Limited(now.plus(rest)));
    }

    private static Verdict failed(ProblemCode code, String message, Usage usage, Instant now) {
        return new Verdict(SendOutcome.failed(code, message), rest(usage, now));
    }

    private static Effect rest(Usage usage, Instant now) {
        Duration rest = usage.rest();
        return rest.isZero() ? new Effect.None() : new Effect.Limited(now.plus(rest));
    }

    private static Verdict quiet(SendOutcome outcome) {
        return new Verdict(outcome, new Effect.None());
    }
}
