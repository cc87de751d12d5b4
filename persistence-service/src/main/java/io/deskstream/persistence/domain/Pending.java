package io.deskstream.persistence.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a conversation. Every list is bounded; the oldest gives way.
 *
 * @param sends messages on their way out, in the order in which they leave
 * @param heldEchoes echoes that may yet turn out to be one of the sends
 * @param awaiting outbound messages that the customer has not read, by seq
 * @param deliveredWatermark the highest delivery watermark, in the platform's milliseconds
 * @param deliveredMids deliveries of messages whose mid is not known yet
 * @param readMids reads of messages whose mid is not known yet
 * @param readThroughSeq the highest seq that was read by mid
 * @param early what became of messages that are not there yet, oldest first
 * @param control what was heard of who controls the thread
 * @param replies who replied last: for replies that expect to be the first
 * @param answers what the last commands were answered
 * @param gone the newest of the messages that were erased
 */
public record Pending(
        List<Send> sends,
        List<HeldEcho> heldEchoes,
        List<Awaiting> awaiting,
        long deliveredWatermark,
        long readWatermark,
        List<String> deliveredMids,
        List<String> readMids,
        long readThroughSeq,
        List<Early> early,
        Control control,
        Replies replies,
        List<Answer> answers,
        List<UUID> gone) {

    static final Pending EMPTY = new Pending(
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            List.of(),
            List.of(),
            0,
            List.of(),
            Control.NONE,
            Replies.NONE,
            List.of(),
            List.of());

    /** A row that was written before something was kept has nothing of it. */
    public Pending {
        early = Objects.requireNonNullElse(early, List.of());
        control = Objects.requireNonNullElse(control, Control.NONE);
        replies = Objects.requireNonNullElse(replies, Replies.NONE);
        answers = Objects.requireNonNullElse(answers, List.of());
        gone = Objects.requireNonNullElse(gone, List.of());
    }

    /**
     * The newest reply's seq and author, and the newest seq by anybody else: enough to tell of every author how far the
     * others have replied.
     */
    public record Replies(long seq, String author, long seqOfOthers) {

        static final Replies NONE = new Replies(0, "", 0);

        Replies plus(long newSeq, Actor by) {
            return new Replies(newSeq, by.id(), by.id().equals(author) ? seqOfOthers : seq);
        }

        long newestOfOthers(Actor than) {
            return than.id().equals(author) ? seqOfOthers : seq;
        }
    }

    /** @param refusal null: the command was done */
    public record Answer(String commandId, @Nullable Refusal refusal) {}

    public enum Phase {
        /** Leaves at its time, whatever is written meanwhile. */
        SCHEDULED,
        /** Leaves when those before it have an outcome, and not before {@code dueAt}. */
        WAITING,
        /** Asked for; {@code dueAt} is when the outcome is overdue and the sender is probed. */
        OUTSTANDING,
        /** Overdue; {@code dueAt} is when the sender is probed again, for its answer may have died with it. */
        PROBED,
        /** Overdue and the probe is answered; {@code dueAt} is when the outcome is given up. */
        PROBE_ANSWERED,
        /** It may have left or not: an echo, a look-up or an agent will tell. */
        UNKNOWN,
        /** It was unknown and an agent has told; an echo may still prove that it left. */
        SETTLED
    }

    /**
     * One message on its way out.
     *
     * @param replyTo the message that it answers
     * @param attempt of the newest request; 0 before the first
     * @param issuedAt of the newest request
     */
    public record Send(
            UUID messageId,
            @Nullable UUID replyTo,
            int attempt,
            Phase phase,
            @Nullable Instant issuedAt,
            @Nullable Instant dueAt) {

        boolean inFlight() {
            return phase == Phase.OUTSTANDING || phase == Phase.PROBED || phase == Phase.PROBE_ANSWERED;
        }

        boolean awaitsOutcome() {
            return inFlight() || phase == Phase.UNKNOWN;
        }

        Send in(Phase next, @Nullable Instant due) {
            return new Send(messageId, replyTo, attempt, next, issuedAt, due);
        }
    }

    /**
     * An echo without our metadata.
     *
     * @param heldSince or since when it is held again, because a send that it may be has no outcome yet
     */
    public record HeldEcho(
            PlatformEvent.Echo echo, Instant heldSince, Source source, String cause, boolean backfilled) {

        HeldEcho again(Instant since) {
            return new HeldEcho(echo, since, source, cause, backfilled);
        }
    }

    /**
     * One outbound message that the customer has not read.
     *
     * @param mid null until the platform named it
     * @param platformTime the platform's milliseconds, null until known
     * @param leftAtVersion the conversation's version when it was known to have left: these grow in the order of leaving
     */
    public record Awaiting(
            long seq,
            UUID messageId,
            @Nullable String mid,
            @Nullable Long platformTime,
            @Nullable Long leftAtVersion,
            boolean delivered) {

        Awaiting asDelivered() {
            return new Awaiting(seq, messageId, mid, platformTime, leftAtVersion, true);
        }
    }

    /** Edits, reactions or the unsending of a message that nobody told us of yet. */
    public record Early(String mid, Amendments amendments) {}

    /**
     * When the platform told of the thread's control, in its milliseconds; 0 for never.
     *
     * @param handedAt the newest hand-over
     * @param directAt the customer's newest message that we got as the one in control
     * @param standbyAt the customer's newest message that we only overheard
     */
    public record Control(long handedAt, long directAt, long standbyAt) {
        static final Control NONE = new Control(0, 0, 0);
    }

    Draft draft() {
        return new Draft(this);
    }

    static final class Draft {

        final List<Send> sends;
        final List<HeldEcho> heldEchoes;
        final List<Awaiting> awaiting;
        long deliveredWatermark;
        long readWatermark;
        final List<String> deliveredMids;
        final List<String> readMids;
        long readThroughSeq;
        final List<Early> early;
        Control control;
        Replies replies;
        final List<Answer> answers;
        final List<UUID> gone;

        private Draft(Pending p) {
            sends = new ArrayList<>(p.sends);
            heldEchoes = new ArrayList<>(p.heldEchoes);
            awaiting = new ArrayList<>(p.awaiting);
            deliveredWatermark = p.deliveredWatermark;
            readWatermark = p.readWatermark;
            deliveredMids = new ArrayList<>(p.deliveredMids);
            readMids = new ArrayList<>(p.readMids);
            readThroughSeq = p.readThroughSeq;
            early = new ArrayList<>(p.early);
            control = p.control;
            replies = p.replies;
            answers = new ArrayList<>(p.answers);
            gone = new ArrayList<>(p.gone);
        }

        Pending build() {
            return new Pending(
                    List.copyOf(sends),
                    List.copyOf(heldEchoes),
                    List.copyOf(awaiting),
                    deliveredWatermark,
                    readWatermark,
                    List.copyOf(deliveredMids),
                    List.copyOf(readMids),
                    readThroughSeq,
                    List.copyOf(early),
                    control,
                    replies,
                    List.copyOf(answers),
                    List.copyOf(gone));
        }
    }
}
