package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform's rule on how long after the customer's last message a page may write. */
public final class ReplyWindow {

    public static final Duration RESPONSE = Duration.ofHours(24);
    public static final Duration HUMAN_AGENT = Duration.ofDays(7);

    private static final String AGENT = "agent";

    private ReplyWindow() {}

    /**
     * Under which permission a message may leave at {@code now}; empty when under none. Where the customer's last message is
     * not known the platform judges.
     */
    public static Optional<MessagingType> judge(
            @Nullable Instant lastCustomerMessageAt, String authorKind, Instant now) {
        if (lastCustomerMessageAt == null || now.isBefore(lastCustomerMessageAt.plus(RESPONSE))) {
            return Optional.of(MessagingType.RESPONSE);
        }
        boolean byPerson = AGENT.equals(authorKind);
        return byPerson && now.isBefore(lastCustomerMessageAt.plus(HUMAN_AGENT))
                ? Optional.of(MessagingType.HUMAN_AGENT)
                : Optional.empty();
    }
}
