package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Outgoing;
import io.deskstream.persistence.domain.SendError;
import io.deskstream.persistence.domain.SendOutcome;
import io.deskstream.persistence.domain.world.Action.Fate;
import io.deskstream.schemas.ids.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbound-sender: a mark over request numbers, committed before the call; it may die right after. */
final class Sender {

    private static final Duration EXPIRES = Duration.ofMinutes(5);
    private static final SendError ERROR = new SendError("some_reason", "for some reason", true);

    record Result(ConversationKey key, UUID messageId, int attempt, SendOutcome outcome) {}

    private final History history;
    private final Meta meta;
    private final Fault fault;
    private final List<Result> onTheirWay = new ArrayList<>();
    private final List<Result> arrived = new ArrayList<>();
    private int position;
    private long mark;

    Sender(History history, Meta meta, Fault fault) {
        this.history = history;
        this.meta = meta;
        this.fault = fault;
    }

    /** Takes the next request up; false when there is none. */
    boolean takeUp(Fate fate, Instant now) {
        while (position < history.log.size()) {
            Published next = history.log.get(position++);
            boolean isNew = next.requestNo() > mark || fault == Fault.SENDER_FORGETS_ITS_MARK;
            if (next.requestNo() > 0 && isNew) {
                mark = next.requestNo();
                work(next.what(), fate, now);
                return true;
            }
        }
        return false;
    }

    private void work(Outgoing request, Fate fate, Instant now) {
        boolean dies = fate == Fate.SENDER_DIES_BEFORE_THE_CALL || fate == Fate.SENDER_DIES_AFTER_THE_CALL;
        if (request instanceof Outgoing.ProbeRequested probe && !dies) {
            onTheirWay.add(new Result(probe.key(), probe.messageId(), probe.attempt(), new SendOutcome.Probed()));
        }
        if (request instanceof Outgoing.SendRequested send) {
            SendOutcome outcome = send.issuedAt().plus(EXPIRES).isBefore(now)
                    ? new SendOutcome.Deferred(ERROR, now)
                    : outcome(send, fate, now);
            if (outcome != null) {
                onTheirWay.add(new Result(send.key(), send.message().id(), send.attempt(), outcome));
            }
        }
    }

    private @Nullable SendOutcome outcome(Outgoing.SendRequested request, Fate fate, Instant now) {
        return switch (fate) {
            case SENT -> new SendOutcome.Sent(meta.call(request, now));
            case FAILED -> new SendOutcome.Failed(ERROR);
            case DEFERRED -> new SendOutcome.Deferred(ERROR, now.plusSeconds(20));
            case UNKNOWN_BUT_LEFT -> {
                meta.call(request, now);
                yield new SendOutcome.Unknown(ERROR);
            }
            case UNKNOWN_NOT_LEFT -> new SendOutcome.Unknown(ERROR);
            case SENDER_DIES_BEFORE_THE_CALL -> null;
            case SENDER_DIES_AFTER_THE_CALL -> {
                meta.call(request, now);
                yield null;
            }
        };
    }

    @Nullable
    Result arrive(int which) {
        if (onTheirWay.isEmpty()) {
            return null;
        }
        Result result = onTheirWay.remove(which % onTheirWay.size());
        arrived.add(result);
        return result;
    }

    @Nullable
    Result repeat(int which) {
        return arrived.isEmpty() ? null : arrived.get(which % arrived.size());
    }
}
