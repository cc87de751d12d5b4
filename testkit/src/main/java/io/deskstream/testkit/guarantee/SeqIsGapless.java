package io.deskstream.testkit.guarantee;

import io.deskstream.testkit.guarantee.Fact.ConversationShown;
import io.deskstream.testkit.guarantee.Fact.MessageShown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A conversation's messages are 1, 2, 3… up to its {@code last_seq}, but for those that were erased. */
public final class SeqIsGapless implements Guarantee {

    @Override
    public String promise() {
        return "seq counts without a gap";
    }

    @Override
    public List<String> breaks(History history) {
        Map<String, List<MessageShown>> messages = history.byConversation(MessageShown.class);
        List<String> breaks = new ArrayList<>();
        for (ConversationShown conversation : history.all(ConversationShown.class)) {
            List<Long> seqs = messages.getOrDefault(conversation.conversation(), List.of()).stream()
                    .map(MessageShown::seq)
                    .sorted()
                    .toList();
            List<Long> expected = LongStream.rangeClosed(conversation.erasedUpToSeq() + 1, conversation.lastSeq())
                    .boxed()
                    .toList();
            if (!seqs.equals(expected)) {
                breaks.add("%s with seq %s".formatted(conversation, seqs));
            }
        }
        return breaks;
    }
}
