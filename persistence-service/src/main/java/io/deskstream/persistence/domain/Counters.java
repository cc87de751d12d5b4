package io.deskstream.persistence.domain;

/**
 * A conversation's counters and marks.
 *
 * @param lastSeq messages so far; the newest one's seq
 * @param inboundCount inbound messages so far
 * @param unreadCount inbound messages above {@code agentReadSeq}
 * @param deliveredUpToSeq the platform's delivery mark over outbound messages
 * @param readUpToSeq the customer's read mark over outbound messages
 */
public record Counters(
        long lastSeq, long inboundCount, long unreadCount, long agentReadSeq, long deliveredUpToSeq, long readUpToSeq) {

    static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0);

    Counters plusMessage(boolean inbound) {
        long one = inbound ? 1 : 0;
        return new Counters(
                lastSeq + 1, inboundCount + one, unreadCount + one, agentReadSeq, deliveredUpToSeq, readUpToSeq);
    }

    /** @param inboundUpToSeq inbound messages up to and including {@code seq} */
    Counters readByAgentsUpTo(long seq, long inboundUpToSeq) {
        return new Counters(lastSeq, inboundCount, inboundCount - inboundUpToSeq, seq, deliveredUpToSeq, readUpToSeq);
    }

    Counters withMarks(long delivered, long read) {
        return new Counters(lastSeq, inboundCount, unreadCount, agentReadSeq, delivered, read);
    }
}
