package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.ConversationShown;
import io.deskstream.testkit.guarantee.Fact.Direction;
import io.deskstream.testkit.guarantee.Fact.MarkedRead;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code unread_count} is the inbound messages above the highest read mark. Expects no mark-unread. */
public final class UnreadEqualsRecount implements Guarantee {

    @Override
    public String promise() {
        return "unread equals a recount";
    }

    @Override
    public List<String> breaks(History history) {
        Map<String, List<MessageShown>> messages = history.byConversation(MessageShown.class);
        Map<String, List<MarkedRead>> marks = history.byConversation(MarkedRead.class);
        List<String> breaks = new ArrayList<>();
        for (ConversationShown conversation : history.all(ConversationShown.class)) {
            long read = marks.getOrDefault(conversation.conversation(), List.of()).stream()
                    .mapToLong(MarkedRead::seq)
                    .max()
                    .orElse(0);
            long unread = messages.getOrDefault(conversation.conversation(), List.of()).stream()
                    .filter(message -> message.direction() == Direction.INBOUND && message.seq() > read)
                    .count();
            if (unread != conversation.unreadCount()) {
                breaks.add("%s, recounted %d above %d".formatted(conversation, unread, read));
            }
        }
        return breaks;
    }
}
