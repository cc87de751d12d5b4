package io.deskstream.gateway.domain.command;

/** Lets a burst pass, and then so many a second. One thread at a time. */
public final class TokenBucket {

    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    public TokenBucket(int perSecond, int burst, long nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.last = nanoTime;
    }

    public boolean take(long nanoTime) {
        tokens = Math.min(burst, tokens + (nanoTime - last) * perNano);
        last = nanoTime;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
