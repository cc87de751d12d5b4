package io.deskstream.simulator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when an account may answer: 24 h after the customer's last message, 7 days with the HUMAN_AGENT tag. */
final class ReplyWindow {
    private static final Duration STANDARD = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT = Duration.ofDays(7);

    private final boolean strict;

    /** @param strict whether a customer never seen to write is outside the window */
    ReplyWindow(boolean strict) {
        this.strict = strict;
    }

    boolean allows(SendRequest request, Optional<Instant> lastFromCustomer, Instant now) {
        Duration window = request.byHumanAgent() ? HUMAN_AGENT : STANDARD;
        return lastFromCustomer.map(at -> !now.isAfter(at.plus(window))).orElse(!strict);
    }
}
