package io.deskstream.simulator.domain;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Ids of messages: time and 24 random bytes, so unique across restarts as well. One thread at a time. */
public final class MessageIds {
    private static final int RANDOM_BYTES = 24;

    private final Clock clock;
    private final RandomGenerator random;

    public MessageIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        byte[] chance = new byte[RANDOM_BYTES];
        random.nextBytes(chance);
        byte[] id = ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
                .putLong(clock.millis())
                .put(chance)
                .array();
        return "m_" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
