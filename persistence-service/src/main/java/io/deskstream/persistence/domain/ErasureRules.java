package io.deskstream.persistence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A person's data goes: every message with its row, names, labels, what waits. Counting goes on, so that whoever holds images
 * drops them and what comes next has its place. What is told later of the time before leaves no trace.
 */
final class ErasureRules {

    /** A send that comes again may be of one of so many newest messages; ids tell nothing of their content. */
    private static final int MOST_GONE = 100;

    private ErasureRules() {}

    static void erase(Step step) {
        Conversation.Draft conversation = step.conversation;
        Counters counters = conversation.counters;
        List<UUID> gone = new ArrayList<>(conversation.pending.gone);
        gone.addAll(step.eraseMessages());
        conversation.counters = counters.readByAgentsUpTo(counters.lastSeq(), counters.inboundCount());
        conversation.erasure = new Erasure(counters.lastSeq(), counters.inboundCount(), step.now);
        conversation.participant = Participant.UNKNOWN;
        conversation.lastMessage = null;
        conversation.labels = List.of();
        Pending.Draft pending = Pending.EMPTY.draft();
        pending.control = conversation.pending.control;
        pending.replies = conversation.pending.replies;
        pending.answers.addAll(conversation.pending.answers);
        pending.gone.addAll(gone.subList(Math.max(0, gone.size() - MOST_GONE), gone.size()));
        conversation.pending = pending;
    }

    /** Whether the platform tells of the time before the erasure, or of a message of ours that is gone. */
    static boolean isOfErased(Step step, PlatformEvent event) {
        Erasure erasure = step.conversation.erasure;
        if (erasure.at() == null) {
            return false;
        }
        Long at = event.at();
        boolean before = at != null && at <= erasure.at().toEpochMilli();
        return before || event instanceof PlatformEvent.Echo echo && isOfGone(step, echo);
    }

    /** Nobody wrote since the erasure: a look-up that was under way is ignored; whoever writes again is looked up again. */
    static boolean isNameless(Step step) {
        Erasure erasure = step.conversation.erasure;
        return erasure.at() != null && step.conversation.counters.lastSeq() == erasure.upToSeq();
    }

    private static boolean isOfGone(Step step, PlatformEvent.Echo echo) {
        return echo.sendOf() != null && step.conversation.pending.gone.contains(echo.sendOf());
    }
}
