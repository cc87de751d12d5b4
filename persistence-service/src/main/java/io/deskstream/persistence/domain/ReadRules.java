package io.deskstream.persistence.domain;

import java.util.Objects;

/** How far the agents have read: forward, or back where somebody marks a message unread. */
final class ReadRules {

    private ReadRules() {}

    static void mark(Step step, Command.MarkRead read) {
        Counters counters = step.conversation.counters;
        long mark = Math.min(read.unread() ? read.seq() - 1 : read.seq(), counters.lastSeq());
        boolean moves = read.unread() ? mark < counters.agentReadSeq() : mark > counters.agentReadSeq();
        if (mark < step.conversation.erasure.upToSeq() || !moves) {
            return;
        }
        step.conversation.counters = counters.readByAgentsUpTo(mark, inboundUpTo(step, mark));
    }

    private static long inboundUpTo(Step step, long seq) {
        Counters counters = step.conversation.counters;
        if (seq == step.conversation.erasure.upToSeq()) {
            return step.conversation.erasure.inboundCount();
        }
        if (seq == counters.lastSeq()) {
            return counters.inboundCount();
        }
        Message at = Objects.requireNonNull(step.messageBySeq(seq), "the marked message's row is at hand");
        return at.inboundCount();
    }
}
