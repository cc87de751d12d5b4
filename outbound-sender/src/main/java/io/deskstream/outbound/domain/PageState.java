package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page's next send has to heed.
 *
 * @param limitedUntil the platform wants fewer calls until then
 * @param pausedUntil the platform has paused the account; it is asked again then
 * @param refusedToken the token that the platform refused, until the directory tells of another
 */
public record PageState(
        TokenBucket bucket,
        Instant limitedUntil,
        Instant pausedUntil,
        @Nullable AccessToken refusedToken) {

    private static final Duration NEXT_SECOND = Duration.ofSeconds(1);

    /** The state after a send asked to go, and its deferral when it may not. */
    public record Admitted(PageState state, Optional<SendOutcome.Deferred> deferral) {}

    public static PageState fresh(double callsPerSecond, Instant now) {
        return new PageState(TokenBucket.full(callsPerSecond, now), Instant.MIN, Instant.MIN, null);
    }

    public Admitted admit(AccessToken token, Instant now) {
        if (token.equals(refusedToken)) {
            return held(
                    ProblemCode.TOKEN_INVALID,
                    "The account needs a new access token",
                    now.plus(GraphOutcome.TOKEN_WAITS));
        }
        if (now.isBefore(pausedUntil)) {
            return held(ProblemCode.ACCOUNT_PAUSED, "The platform has paused the account", pausedUntil);
        }
        if (now.isBefore(limitedUntil)) {
            return held(ProblemCode.RATE_LIMITED, "The platform wants fewer calls", limitedUntil);
        }
        TokenBucket filled = bucket.refilled(now);
        return filled.hasOne()
                ? new Admitted(new PageState(filled.less(), limitedUntil, pausedUntil, refusedToken), Optional.empty())
                : held(ProblemCode.RATE_LIMITED, "The page sends at its limit", now.plus(NEXT_SECOND));
    }

    public PageState after(Effect effect) {
        return switch (effect) {
            case Effect.None() -> this;
            case Effect.Limited(Instant until) ->
                new PageState(bucket, later(limitedUntil, until), pausedUntil, refusedToken);
            case Effect.Paused(Instant until) ->
                new PageState(bucket, limitedUntil, later(pausedUntil, until), refusedToken);
            case Effect.TokenRefused(AccessToken token) -> new PageState(bucket, limitedUntil, pausedUntil, token);
        };
    }

    private Admitted held(ProblemCode code, String message, Instant until) {
        return new Admitted(this, Optional.of(SendOutcome.deferred(code, message, until)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
