package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The core's spans of time, and when the next of a conversation's timers is due. */
public final class Timers {

    /** An echo without our metadata is shown as somebody else's after this. */
    public static final Duration ECHO_HELD = Duration.ofSeconds(30);

    /** The sender answers within 30 s of taking a request up; after this it is asked how far it is. */
    public static final Duration OUTCOME_OVERDUE = Duration.ofSeconds(40);

    /** A probe that is not answered is repeated after this. */
    public static final Duration PROBE_AGAIN = Duration.ofMinutes(2);

    /** A request that was taken up before the probe's answer has its outcome within 30 s of it, or never. */
    public static final Duration AFTER_PROBE = Duration.ofSeconds(35);

    /** Messenger's and Instagram's standard messaging window. */
    public static final Duration REPLY_WINDOW = Duration.ofHours(24);

    /** The window of the human-agent tag. */
    public static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    private Timers() {}

    public static @Nullable Instant wakeAt(Pending pending, @Nullable Instant snoozedUntil) {
        Stream<@Nullable Instant> sends = Stream.concat(
                        pending.sends().stream().filter(send -> send.phase() != Phase.WAITING),
                        nextToLeave(pending.sends()))
                .map(Pending.Send::dueAt);
        Stream<@Nullable Instant> echoes =
                pending.heldEchoes().stream().map(held -> held.heldSince().plus(ECHO_HELD));
        return Stream.concat(Stream.concat(sends, echoes), Stream.ofNullable(snoozedUntil))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Of those that wait, time moves only the first, and only if nothing is in flight before it. */
    private static Stream<Pending.Send> nextToLeave(List<Pending.Send> sends) {
        return sends.stream().anyMatch(Pending.Send::inFlight)
                ? Stream.empty()
                : sends.stream().filter(send -> send.phase() == Phase.WAITING).limit(1);
    }
}
