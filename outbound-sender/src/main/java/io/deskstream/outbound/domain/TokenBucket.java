package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A bound on calls a second: holds up to one second's worth.
 *
 * @param tokens what is left as of {@code at}
 */
public record TokenBucket(double perSecond, double tokens, Instant at) {

    public static TokenBucket full(double perSecond, Instant now) {
        return new TokenBucket(perSecond, perSecond, now);
    }

    /** As of {@code now}; a clock that went back adds nothing. */
    public TokenBucket refilled(Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        double seconds = Duration.between(at, now).toNanos() / 1e9;
        return new TokenBucket(perSecond, Math.min(perSecond, tokens + seconds * perSecond), now);
    }

    public boolean hasOne() {
        return tokens >= 1;
    }

    public TokenBucket less() {
        return new TokenBucket(perSecond, tokens - 1, at);
    }
}
