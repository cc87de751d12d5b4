package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.Awaiting;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries and reads, as two marks. A mark moves over an outbound message only when the platform covered that very
 * message, so it stops before one that has not left yet; what is told before its message is known waits.
 */
final class ReceiptRules {

    private static final int MOST_AWAITING = 500;
    private static final int MOST_MIDS = 100;

    private ReceiptRules() {}

    static void delivered(Step step, PlatformEvent.Delivered event) {
        Pending.Draft pending = step.conversation.pending;
        pending.deliveredWatermark = Math.max(pending.deliveredWatermark, orZero(event.watermark()));
        event.mids().forEach(mid -> remember(step, pending.deliveredMids, mid));
        settle(step);
    }

    static void read(Step step, PlatformEvent.Read event) {
        Pending.Draft pending = step.conversation.pending;
        pending.readWatermark = Math.max(pending.readWatermark, orZero(event.watermark()));
        if (event.mid() != null) {
            remember(step, pending.readMids, event.mid());
        }
        settle(step);
    }

    /** A message was written here or left the account; a mark can move over it once the platform named it. */
    static void await(Step step, Message message, @Nullable String mid, @Nullable Long platformTime) {
        List<Awaiting> awaiting = step.conversation.pending.awaiting;
        Awaiting before = remove(awaiting, message.id());
        boolean delivered = before != null && before.delivered();
        if (message.seq() > step.conversation.counters.readUpToSeq()) {
            int at = awaiting.size();
            while (at > 0 && awaiting.get(at - 1).seq() > message.seq()) {
                at--;
            }
            awaiting.add(
                    at,
                    new Awaiting(
                            message.seq(), message.id(), mid, platformTime, left(step, message, before), delivered));
            if (awaiting.size() > MOST_AWAITING) {
                awaiting.removeFirst();
            }
        }
        settle(step);
    }

    /** The message does not leave, or nobody knows: it no longer stands before the marks. */
    static void giveUp(Step step, Message message) {
        step.conversation.pending.awaiting.removeIf(entry -> entry.messageId().equals(message.id()));
        settle(step);
    }

    private static void remember(Step step, List<String> mids, String mid) {
        Message message = step.messageByMid(mid);
        boolean covered = message != null && message.seq() <= step.conversation.counters.readUpToSeq();
        boolean ofCustomer = message != null && message.direction() == Message.Direction.INBOUND;
        if (!covered && !ofCustomer && !mids.contains(mid)) {
            mids.add(mid);
            if (mids.size() > MOST_MIDS) {
                mids.removeFirst();
            }
        }
    }

    private static void settle(Step step) {
        Pending.Draft pending = step.conversation.pending;
        for (int i = 0; i < pending.awaiting.size(); i++) {
            Awaiting entry = pending.awaiting.get(i);
            if (entry.mid() != null && pending.deliveredMids.remove(entry.mid())) {
                pending.awaiting.set(i, entry.asDelivered());
            }
            if (entry.mid() != null && pending.readMids.remove(entry.mid())) {
                pending.readThroughSeq = Math.max(pending.readThroughSeq, entry.seq());
            }
        }
        moveMarks(step, pending);
    }

    private static @Nullable Awaiting remove(List<Awaiting> awaiting, UUID messageId) {
        for (Awaiting entry : awaiting) {
            if (entry.messageId().equals(messageId)) {
                awaiting.remove(entry);
                return entry;
            }
        }
        return null;
    }

    private static @Nullable Long left(Step step, Message message, @Nullable Awaiting before) {
        if (message.status() != Message.Status.SENT) {
            return null;
        }
        Long known = before == null ? null : before.leftAtVersion();
        return known == null ? Long.valueOf(step.conversation.version) : known;
    }

    private static void moveMarks(Step step, Pending.Draft pending) {
        long deliveredThrough = lastLeft(pending, pending.deliveredWatermark);
        long readThrough = lastLeft(pending, pending.readWatermark);
        Counters counters = step.conversation.counters;
        long read = counters.readUpToSeq();
        long delivered = counters.deliveredUpToSeq();
        boolean readGoesOn = true;
        for (Awaiting entry : pending.awaiting) {
            boolean isRead = isRead(entry, pending) || leftBy(entry, readThrough);
            if (!isRead && !isDelivered(entry, pending) && !leftBy(entry, deliveredThrough)) {
                break;
            }
            readGoesOn &= isRead;
            read = readGoesOn ? Math.max(read, entry.seq()) : read;
            delivered = Math.max(delivered, entry.seq());
        }
        step.conversation.counters = counters.withMarks(Math.max(delivered, read), read);
        long mark = read;
        pending.awaiting.removeIf(entry -> entry.seq() <= mark);
    }

    /** Of the messages that the watermark covers, the one that left last. */
    private static long lastLeft(Pending.Draft pending, long watermark) {
        return pending.awaiting.stream()
                .filter(entry -> entry.platformTime() != null && entry.platformTime() <= watermark)
                .map(Awaiting::leftAtVersion)
                .filter(Objects::nonNull)
                .mapToLong(Objects::requireNonNull)
                .max()
                .orElse(-1);
    }

    /** The platform told no time of it, as its echo never came; yet it left before one that is covered. */
    private static boolean leftBy(Awaiting entry, long version) {
        return entry.platformTime() == null && entry.leftAtVersion() != null && entry.leftAtVersion() <= version;
    }

    private static boolean isDelivered(Awaiting entry, Pending.Draft pending) {
        Long time = entry.platformTime();
        return entry.delivered() || (time != null && time <= pending.deliveredWatermark);
    }

    private static boolean isRead(Awaiting entry, Pending.Draft pending) {
        Long time = entry.platformTime();
        boolean byTime = time != null && time <= pending.readWatermark;
        return byTime || (entry.mid() != null && entry.seq() <= pending.readThroughSeq);
    }

    private static long orZero(@Nullable Long watermark) {
        return watermark == null ? 0 : watermark;
    }
}
