package io.deskstream.testkit.guarantee;

import org.jspecify.annotations.Nullable;

/** One thing that was observed from outside. {@code conversation} is any name that is the same in all facts about it. */
public sealed interface Fact {

    String conversation();

    /** A customer wrote; the platform delivers it until it is taken. */
    record CustomerWrote(String conversation, String platformMessageId) implements Fact {}

    /** The desk promised that a reply will leave, by an ack or a 202. Recorded in the order of the promises. */
    record ReplyAccepted(String conversation, String messageId, String clientMessageId, String text) implements Fact {}

    /** The platform took a message from the desk. Recorded in the platform's order; texts tell replies apart. */
    record Sent(String conversation, String platformMessageId, String text) implements Fact {}

    /** An agent's read mark, which the desk acknowledged. */
    record MarkedRead(String conversation, long seq) implements Fact {}

    /**
     * A conversation as it is shown at the end.
     *
     * @param erasedUpToSeq messages up to this were erased, with their rows
     */
    record ConversationShown(String conversation, long lastSeq, long unreadCount, long erasedUpToSeq) implements Fact {}

    /** A message as the API shows it at the end. */
    record MessageShown(
            String conversation,
            long seq,
            String messageId,
            Direction direction,
            @Nullable String platformMessageId,
            @Nullable String clientMessageId,
            @Nullable String text,
            String status)
            implements Fact {}

    /** A message's image on a live stream, in the order of arrival. A stream goes on over resumed connections. */
    record FrameSeen(String stream, String conversation, String messageId, long seq, long version) implements Fact {}

    /** The stream was told to load anew: from here back it promises nothing. */
    record Resynced(String stream) implements Fact {
        @Override
        public String conversation() {
            return "";
        }
    }

    /** Whom a message comes from. */
    enum Direction {
        INBOUND,
        OUTBOUND,
        INTERNAL,
        ACTIVITY
    }
}
