package io.deskstream.persistence.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The core's spans of time, and when the next of a conversation's timers is due. */
public final class Timers {

    /** An echo without our metadata is shown as somebody else's after this. */
    public static final Duration ECHO_HELD = Duration.ofSeconds(30);

    /** The sender answers within 30 s of taking a request up; after this it is asked how far it is. */
    public static final Duration OUTCOME_OVERDUE = Duration.ofSeconds(40);

    /** A request that was taken up before the probe's answer has its outcome within 30 s of it, or never. */
    public static final Duration AFTER_PROBE = Duration.ofSeconds(35);

    /** Messenger's and Instagram's standard messaging window. */
    public static final Duration REPLY_WINDOW = Duration.ofHours(24);

    /** The window of the human-agent tag. */
    public static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    private Timers() {}

    static @Nullable Instant wakeAt(Pending pending, @Nullable Instant snoozedUntil) {
        boolean outstanding = pending.sends().stream().anyMatch(Pending.Send::inFlight);
        Stream<@Nullable Instant> sends = pending.sends().stream().map(send -> wakeAt(send, outstanding));
        Stream<@Nullable Instant> echoes =
                pending.heldEchoes().stream().map(held -> held.heldSince().plus(ECHO_HELD));
        return Stream.concat(Stream.concat(sends, echoes), Stream.ofNullable(snoozedUntil))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** A waiting send behind an outstanding one is moved by that one's outcome, not by time. */
    private static @Nullable Instant wakeAt(Pending.Send send, boolean outstanding) {
        return switch (send.phase()) {
            case SCHEDULED, OUTSTANDING, PROBED -> send.dueAt();
            case WAITING -> outstanding ? null : send.dueAt();
            case UNKNOWN -> null;
        };
    }
}
