package io.deskstream.persistence.domain;

import io.deskstream.persistence.domain.Pending.HeldEcho;
import io.deskstream.persistence.domain.Pending.Phase;
import io.deskstream.persistence.domain.Pending.Send;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The queue of sends: at most one request of a conversation is outstanding, the next follows its outcome. */
final class SendRules {

    private static final int MOST_SETTLED = 20;

    private SendRules() {}

    static void enqueue(Step step, Message message, @Nullable Instant sendAfter) {
        boolean later = sendAfter != null && sendAfter.isAfter(step.now);
        Phase phase = later ? Phase.SCHEDULED : Phase.WAITING;
        step.conversation.pending.sends.add(
                new Send(message.id(), message.replyTo(), 0, phase, null, later ? sendAfter : null));
        replied(step, message.seq(), message.author());
        ReceiptRules.await(step, message, null, null);
        issueNext(step);
    }

    static void replied(Step step, long seq, Actor author) {
        step.conversation.pending.replies = step.conversation.pending.replies.plus(seq, author);
    }

    /** A failed message waits again, behind the others. */
    static void again(Step step, Message failed) {
        List<Send> sends = step.conversation.pending.sends;
        sends.remove(find(step, failed));
        Send send = new Send(failed.id(), failed.replyTo(), failed.attempt(), Phase.WAITING, null, null);
        sends.add(send);
        settle(step, failed, send, Message.Status.QUEUED, null);
        ReceiptRules.await(step, failed, null, null);
        issueNext(step);
    }

    /** Whether the queued message could be taken back; one that was asked for may leave at any moment. */
    static boolean cancel(Step step, Message queued) {
        Send send = Objects.requireNonNull(find(step, queued), "a queued message is among the sends");
        if (send.inFlight()) {
            return false;
        }
        giveUp(step, queued, send, Message.Status.CANCELLED, null);
        return true;
    }

    /** Somebody tells what became of an unknown message; the platform's own word, if it still comes, counts for more. */
    static void settledByWord(Step step, Message unknown, boolean sent) {
        Send send = Objects.requireNonNull(find(step, unknown), "an unknown message is among the sends");
        Message.Draft draft = unknown.draft();
        draft.status = sent ? Message.Status.SENT : Message.Status.FAILED;
        draft.error = sent ? null : NOT_SENT;
        draft.sentAt = sent ? send.issuedAt() : null;
        step.update(draft);
        replace(step, send.in(Phase.SETTLED, null));
        forgetSettled(step.conversation.pending.sends);
        goOn(step);
    }

    private static void forgetSettled(List<Send> sends) {
        List<Send> settled =
                sends.stream().filter(send -> send.phase() == Phase.SETTLED).toList();
        if (settled.size() > MOST_SETTLED) {
            sends.remove(settled.getFirst());
        }
    }

    static void outcome(Step step, Input.FromSender input) {
        Message message = step.message(input.messageId());
        if (message == null) {
            return;
        }
        if (input.outcome() instanceof SendOutcome.Sent(String mid)) {
            sent(step, message, mid, null);
            return;
        }
        Send send = find(step, message);
        // What is said of an attempt that is over, and is no proof that it left, changes nothing.
        if (send != null && send.attempt() == input.attempt() && send.awaitsOutcome()) {
            notSent(step, message, send, input.outcome());
        }
    }

    private static void notSent(Step step, Message message, Send send, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Sent sent -> throw new IllegalArgumentException("sent is not not sent");
            case SendOutcome.Failed(SendError error) -> giveUp(step, message, send, Message.Status.FAILED, error);
            case SendOutcome.Deferred(SendError reason, Instant notBefore) -> deferred(step, message, send, notBefore);
            case SendOutcome.Unknown(SendError reason) -> {
                if (send.inFlight()) {
                    unknown(step, message, send, reason);
                }
            }
            case SendOutcome.Probed probed -> {
                if (send.phase() == Phase.PROBED) {
                    replace(step, send.in(Phase.PROBE_ANSWERED, step.now.plus(Timers.AFTER_PROBE)));
                }
            }
        }
    }

    /**
     * The message left, that is certain. It keeps the first mid that it was given; a mid that was taken for another of our
     * messages by its text stays there, and this one, of the same text, stays unknown in its stead.
     *
     * @param mid null where the platform did not name it
     * @param platformTime milliseconds, null where only the answer is known
     */
    static void sent(Step step, Message message, @Nullable String mid, @Nullable Long platformTime) {
        Send send = find(step, message);
        if (isOfAnotherOfOurs(step, message, mid)) {
            if (send != null && send.inFlight()) {
                unknown(step, message, send, NAMED_TWICE);
            }
            return;
        }
        String named = message.platformMessageId() == null ? mid : message.platformMessageId();
        HeldEcho held = EchoRules.takeHeld(step, named);
        Long time = platformTime != null || held == null
                ? platformTime
                : held.echo().at();
        giveUpForeignCopy(step, message, named);
        Message.Draft draft = message.draft();
        draft.status = Message.Status.SENT;
        draft.error = null;
        draft.platformMessageId = named;
        draft.sentAt = sentAt(step, message, time);
        draft.attempt = send == null ? message.attempt() : send.attempt();
        if (!draft.build().equals(message)) {
            step.update(draft);
        }
        Message settled = draft.build();
        step.conversation.pending.sends.remove(send);
        awaitReceipts(step, settled, time);
        goOn(step);
    }

    private static boolean isOfAnotherOfOurs(Step step, Message message, @Nullable String mid) {
        Message other = mid == null ? null : step.messageByMid(mid);
        return other != null && other.clientMessageId() != null && !other.id().equals(message.id());
    }

    /** Timers: what is due by now goes on. */
    static void wake(Step step) {
        for (Send send : List.copyOf(step.conversation.pending.sends)) {
            if (send.dueAt() != null && !send.dueAt().isAfter(step.now)) {
                due(step, send);
            }
        }
        EchoRules.release(step);
        issueNext(step);
    }

    private static void due(Step step, Send send) {
        switch (send.phase()) {
            case SCHEDULED -> {
                step.conversation.pending.sends.remove(send);
                step.conversation.pending.sends.add(send.in(Phase.WAITING, null));
            }
            case OUTSTANDING, PROBED -> {
                replace(step, send.in(Phase.PROBED, step.now.plus(Timers.PROBE_AGAIN)));
                step.tell(new Outgoing.ProbeRequested(
                        step.conversation.key,
                        step.header.source(),
                        step.conversation.id,
                        send.messageId(),
                        send.attempt(),
                        step.now));
            }
            case PROBE_ANSWERED -> {
                Message message = step.message(send.messageId());
                if (message != null) {
                    unknown(step, message, send, NO_OUTCOME);
                }
            }
            case WAITING, UNKNOWN, SETTLED -> {}
        }
    }

    private static final SendError NAMED_TWICE =
            new SendError("outcome_unknown", "the platform's id belongs to another message of the same text", false);

    private static final SendError NO_OUTCOME =
            new SendError("outcome_unknown", "the sender stopped before it could tell the outcome", false);

    private static final SendError NOT_SENT = new SendError("not_sent", "an agent told that it did not leave", true);

    /** The message does not leave. */
    private static void giveUp(
            Step step, Message message, Send send, Message.Status status, @Nullable SendError error) {
        step.conversation.pending.sends.remove(send);
        settle(step, message, send, status, error);
        ReceiptRules.giveUp(step, message);
        goOn(step);
    }

    private static void deferred(Step step, Message message, Send send, Instant notBefore) {
        replace(step, send.in(Phase.WAITING, notBefore));
        if (message.status() != Message.Status.QUEUED) {
            settle(step, message, send, Message.Status.QUEUED, null);
            ReceiptRules.await(step, message, null, null);
        }
        goOn(step);
    }

    private static void unknown(Step step, Message message, Send send, SendError reason) {
        replace(step, send.in(Phase.UNKNOWN, null));
        settle(step, message, send, Message.Status.UNKNOWN, reason);
        ReceiptRules.giveUp(step, message);
        goOn(step);
    }

    private static void goOn(Step step) {
        EchoRules.claimHeldByText(step);
        issueNext(step);
        EchoRules.release(step);
    }

    private static void settle(
            Step step, Message message, Send send, Message.Status status, @Nullable SendError error) {
        Message.Draft draft = message.draft();
        draft.attempt = send.attempt();
        draft.status = status;
        draft.error = error;
        step.update(draft);
    }

    private static void issueNext(Step step) {
        List<Send> sends = step.conversation.pending.sends;
        if (sends.stream().anyMatch(Send::inFlight)) {
            return;
        }
        for (Send send : sends) {
            if (send.phase() == Phase.WAITING) {
                if (send.dueAt() == null || !send.dueAt().isAfter(step.now)) {
                    issue(step, send);
                }
                return;
            }
        }
    }

    private static void issue(Step step, Send send) {
        Message message = Objects.requireNonNull(step.message(send.messageId()), "a queued message's row is at hand");
        int attempt = send.attempt() + 1;
        replace(
                step,
                new Send(
                        message.id(),
                        send.replyTo(),
                        attempt,
                        Phase.OUTSTANDING,
                        step.now,
                        step.now.plus(Timers.OUTCOME_OVERDUE)));
        Message replied = send.replyTo() == null ? null : step.message(send.replyTo());
        Instant windowEnds = step.conversation.replyWindowEndsAt;
        step.tell(new Outgoing.SendRequested(
                step.conversation.key,
                step.header.source(),
                message,
                attempt,
                step.now,
                replied == null ? null : replied.platformMessageId(),
                windowEnds == null ? null : windowEnds.minus(Timers.REPLY_WINDOW)));
    }

    /** An echo of this mid was already shown as somebody else's: its row stays, without the mid and its text. */
    private static void giveUpForeignCopy(Step step, Message message, @Nullable String mid) {
        Message copy = mid == null ? null : step.messageByMid(mid);
        if (mid != null && copy != null && !copy.id().equals(message.id()) && isForeign(copy)) {
            Message.Draft draft = copy.draft();
            draft.platformMessageId = null;
            draft.kind = "duplicate";
            Amendments.unsent(step.now).applyTo(draft);
            step.update(draft);
            AmendmentRules.passOn(step, mid, copy);
            ReceiptRules.giveUp(step, copy);
        }
    }

    private static boolean isForeign(Message message) {
        return message.clientMessageId() == null && message.direction() == Message.Direction.OUTBOUND;
    }

    private static Instant sentAt(Step step, Message message, @Nullable Long platformTime) {
        if (platformTime != null) {
            return Instant.ofEpochMilli(platformTime);
        }
        return message.sentAt() == null ? step.now : message.sentAt();
    }

    private static void awaitReceipts(Step step, Message message, @Nullable Long platformTime) {
        Long known = platformTime;
        for (Pending.Awaiting entry : step.conversation.pending.awaiting) {
            if (entry.messageId().equals(message.id()) && known == null) {
                known = entry.platformTime();
            }
        }
        ReceiptRules.await(step, message, message.platformMessageId(), known);
    }

    private static @Nullable Send find(Step step, Message message) {
        for (Send send : step.conversation.pending.sends) {
            if (send.messageId().equals(message.id())) {
                return send;
            }
        }
        return null;
    }

    private static void replace(Step step, Send send) {
        step.conversation.pending.sends.replaceAll(other -> other.messageId().equals(send.messageId()) ? send : other);
    }
}
